"""On Windows, a bound on the memory of the process that reads: a job object, which also ends it with the batch.

Elsewhere the process bounds itself (`worker`), and nothing here is used. **Untested**: the project is built and tested
on Linux, and this module has been read and type-checked for Windows, but not run there.

A job object is made, told how much memory each of its processes may have, and given the process. When the last handle of
the job is closed, as when the batch ends in whatever way, Windows ends what is left of it.
"""

import ctypes
import sys
from ctypes import wintypes
from typing import Final

_EXTENDED_LIMITS: Final = 9
"""JobObjectExtendedLimitInformation, the kind of information that is set."""

_PROCESS_MEMORY: Final = 0x0100
_KILL_ON_CLOSE: Final = 0x2000
_SET_QUOTA_AND_TERMINATE: Final = 0x0100 | 0x0001


class _BasicLimits(ctypes.Structure):
    """JOBOBJECT_BASIC_LIMIT_INFORMATION of winnt.h."""

    _fields_ = (
        ("PerProcessUserTimeLimit", ctypes.c_int64),
        ("PerJobUserTimeLimit", ctypes.c_int64),
        ("LimitFlags", ctypes.c_uint32),
        ("MinimumWorkingSetSize", ctypes.c_size_t),
        ("MaximumWorkingSetSize", ctypes.c_size_t),
        ("ActiveProcessLimit", ctypes.c_uint32),
        ("Affinity", ctypes.c_size_t),
        ("PriorityClass", ctypes.c_uint32),
        ("SchedulingClass", ctypes.c_uint32),
    )


class _Counters(ctypes.Structure):
    """IO_COUNTERS of winnt.h."""

    _fields_ = tuple(
        (name, ctypes.c_uint64)
        for name in ("ReadOperationCount", "WriteOperationCount", "OtherOperationCount", "ReadTransferCount",
                     "WriteTransferCount", "OtherTransferCount")
    )  # fmt: skip


class ExtendedLimits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION of winnt.h."""

    _fields_ = (
        ("BasicLimitInformation", _BasicLimits),
        ("IoInfo", _Counters),
        ("ProcessMemoryLimit", ctypes.c_size_t),
        ("JobMemoryLimit", ctypes.c_size_t),
        ("PeakProcessMemoryUsed", ctypes.c_size_t),
        ("PeakJobMemoryUsed", ctypes.c_size_t),
    )


def limits_of(memory: int) -> ExtendedLimits:
    """What a job is told: so many bytes for each of its processes, and that they end with it."""
    limits = ExtendedLimits()
    limits.BasicLimitInformation.LimitFlags = _PROCESS_MEMORY | _KILL_ON_CLOSE
    limits.ProcessMemoryLimit = memory
    return limits


class Job:
    """The job object of one process; closing it ends the process. Elsewhere than on Windows it is nothing."""

    def __init__(self, process: int, memory: int) -> None:
        """Bounds the process with this number to so many bytes. Where Windows refuses, the bounds of time are all there is."""
        self._handle = _job(process, memory)

    @property
    def holds(self) -> bool:
        """Whether the process is bounded by it."""
        return self._handle is not None

    def close(self) -> None:
        """Lets go of the job, which ends its process."""
        handle, self._handle = self._handle, None
        if handle is not None:
            _close(handle)


if sys.platform == "win32":

    def _kernel() -> ctypes.WinDLL:
        """The functions of kernel32 that are used, with the types that they take."""
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateJobObjectW.argtypes = (wintypes.LPVOID, wintypes.LPCWSTR)
        kernel.CreateJobObjectW.restype = wintypes.HANDLE
        kernel.OpenProcess.argtypes = (wintypes.DWORD, wintypes.BOOL, wintypes.DWORD)
        kernel.OpenProcess.restype = wintypes.HANDLE
        kernel.SetInformationJobObject.argtypes = (wintypes.HANDLE, ctypes.c_int, wintypes.LPVOID, wintypes.DWORD)
        kernel.SetInformationJobObject.restype = wintypes.BOOL
        kernel.AssignProcessToJobObject.argtypes = (wintypes.HANDLE, wintypes.HANDLE)
        kernel.AssignProcessToJobObject.restype = wintypes.BOOL
        kernel.CloseHandle.argtypes = (wintypes.HANDLE,)
        kernel.CloseHandle.restype = wintypes.BOOL
        return kernel

    def _job(process: int, memory: int) -> int | None:
        """The handle of a job that holds the process; None where Windows refuses one."""
        kernel = _kernel()
        job = kernel.CreateJobObjectW(None, None)
        held = kernel.OpenProcess(_SET_QUOTA_AND_TERMINATE, False, process)  # noqa: FBT003 - not to be inherited
        told = limits_of(memory)
        done = bool(
            job
            and held
            and kernel.SetInformationJobObject(job, _EXTENDED_LIMITS, ctypes.byref(told), ctypes.sizeof(told))
            and kernel.AssignProcessToJobObject(job, held)
        )
        for handle in (held, None if done else job):
            if handle:
                kernel.CloseHandle(handle)
        return int(job) if done else None

    def _close(handle: int) -> None:
        _kernel().CloseHandle(handle)

else:

    def _job(process: int, memory: int) -> int | None:
        """No job: the process bounds itself."""
        del process, memory
        return None

    def _close(handle: int) -> None:
        del handle
