"""The last steps before a program of ours begins; run as a script, it becomes that program.

It stands between fork and exec, where a Python function of the parent could deadlock. The order matters: a change of
user clears the signal that comes with the parent's death, so that is asked for last.
"""

import ctypes
import json
import os
import sys

PR_SET_PDEATHSIG = 1
PR_SET_KEEPCAPS = 8
PR_SET_SECUREBITS = 28
PR_SET_NO_NEW_PRIVS = 38
PR_CAP_AMBIENT = 47
PR_CAP_AMBIENT_RAISE = 2
SECBIT_NO_SETUID_FIXUP = 1 << 2
CAP_DAC_READ_SEARCH = 2
CAPABILITY_VERSION_3 = 0x20080522


class CapabilityHeader(ctypes.Structure):
    _fields_ = [("version", ctypes.c_uint32), ("pid", ctypes.c_int)]


class CapabilitySets(ctypes.Structure):
    _fields_ = [("effective", ctypes.c_uint32), ("permitted", ctypes.c_uint32), ("inheritable", ctypes.c_uint32)]


def main(orders: str) -> None:
    """Carry the orders out and become the program they name."""
    order = json.loads(orders)
    if sys.platform == "linux":
        libc = ctypes.CDLL(None, use_errno=True)
        if order["user"]:
            become(libc, order["user"])
        end_with_parent(libc, order["dies_with"])
    if os.getppid() != order["parent"]:
        sys.exit("the parent died first")
    os.execve(order["command"][0], order["command"], os.environ)


def become(libc: ctypes.CDLL, user: dict[str, int]) -> None:
    """Change to the user; with `reads_past_closed_folders` the one capability to pass and read folders stays."""
    if user["reads_past_closed_folders"]:
        call(libc, "prctl", PR_SET_KEEPCAPS, 1, 0, 0, 0)
        # Without it access(2), by which PostgreSQL looks at its own programs, forgets the capability.
        call(libc, "prctl", PR_SET_SECUREBITS, SECBIT_NO_SETUID_FIXUP, 0, 0, 0)
    os.setgroups([])
    os.setresgid(user["gid"], user["gid"], user["gid"])
    os.setresuid(user["uid"], user["uid"], user["uid"])
    if user["reads_past_closed_folders"]:
        bit = 1 << CAP_DAC_READ_SEARCH
        sets = (CapabilitySets * 2)(CapabilitySets(bit, bit, bit), CapabilitySets(0, 0, 0))
        call(libc, "capset", ctypes.byref(CapabilityHeader(CAPABILITY_VERSION_3, 0)), sets)
        call(libc, "prctl", PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, CAP_DAC_READ_SEARCH, 0, 0)
    call(libc, "prctl", PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)


def end_with_parent(libc: ctypes.CDLL, signal: int) -> None:
    """Let the kernel send this process the signal when the thread ends that forked it."""
    call(libc, "prctl", PR_SET_PDEATHSIG, signal, 0, 0, 0)


def call(libc: ctypes.CDLL, name: str, *arguments: object) -> None:
    """Call a function of the C library.

    :raises OSError: if it failed
    """
    if getattr(libc, name)(*arguments) != 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{name}: {os.strerror(number)}")


if __name__ == "__main__":
    main(sys.argv[1])
