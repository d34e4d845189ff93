"""Ctrl-C, and the request to end that systems other than Windows send: held back while something must not be cut in two."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, Final

# Windows has no requests to end, and nobody sends them there
_ASKED: Final = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM") if hasattr(signal, name))


@contextmanager
def held(*, dropped: bool = False, inherited: bool = False) -> Iterator[None]:
    """Let who wants to stop this process wait until the work in the context is done.

    Args:
        dropped: nothing is left to stop then; else it counts afterwards.
        inherited: processes that start meanwhile are not stopped either, until they see to it themselves.

    Raises:
        KeyboardInterrupt: somebody wanted to stop meanwhile.
    """
    if threading.current_thread() is not threading.main_thread():
        yield  # only the main thread is stopped
        return
    came: list[int] = []
    before = {number: _handled(number, lambda asked, _frame: came.append(asked)) for number in _ASKED}
    mask = getattr(signal, "pthread_sigmask", None) if inherited else None
    blocked = mask(signal.SIG_BLOCK, _ASKED) if mask else None
    try:
        yield
    finally:
        if mask:
            mask(signal.SIG_SETMASK, blocked)  # what came meanwhile is handed on here
        for number, handler in before.items():
            signal.signal(number, handler if handler is not None else signal.SIG_DFL)
    if came and not dropped:
        raise KeyboardInterrupt


def _handled(number: int, handler: Any) -> Any:
    """Give the handler that was there; one that ignores the signal stays."""
    before = signal.getsignal(number)
    if before is not signal.SIG_IGN:
        signal.signal(number, handler)
    return before


def end_as_with_ctrl_c() -> None:
    """Take a request to end this process as Ctrl-C, so that it is told what is kept, and nothing stays half-written."""
    number = getattr(signal, "SIGTERM", None)
    with suppress(ValueError):  # not the main thread
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, signal.default_int_handler)


def ignore() -> None:
    """Let nobody stop this process: it ends by itself, or with the one that started it."""
    with suppress(ValueError):
        for number in _ASKED:
            signal.signal(number, signal.SIG_IGN)
