"""What the live site says of itself."""

from __future__ import annotations

# why a request gets no page, by the status of the answer
SERVER_SAYS: dict[int, tuple[str, str]] = {
    405: ("这里只看不改：只答复 GET 和 HEAD。", "Nothing is changed here: GET and HEAD only."),
    414: ("网址太长。", "The address is too long."),
    421: (
        "tracker serve 只在本机自己的地址上答复，例如 http://127.0.0.1:8377/。",
        "tracker serve answers at this machine's own address only, such as http://127.0.0.1:8377/.",
    ),
    500: (
        "这一页做不出来，是程序的缺陷；经过写在运行 tracker serve 的窗口里。",
        "This page could not be made: a bug. The window of tracker serve has the report.",
    ),
}
