"""The bound on memory for Windows, as far as it can be looked at elsewhere: what Windows would be told."""

import ctypes
import os
import sys

from nelaudit.reading.windows_limits import ExtendedLimits, Job, limits_of


def test_the_structure_is_laid_out_as_windows_expects_it() -> None:
    laid_out = (ctypes.sizeof(ExtendedLimits), ExtendedLimits.IoInfo.offset, ExtendedLimits.ProcessMemoryLimit.offset)
    assert laid_out == {8: (144, 64, 112), 4: (112, 48, 96)}[ctypes.sizeof(ctypes.c_void_p)]


def test_windows_is_told_the_bound_and_to_end_the_process_with_the_job() -> None:
    told = limits_of(1_000_000_000)
    assert told.ProcessMemoryLimit == 1_000_000_000
    assert told.BasicLimitInformation.LimitFlags == 0x100 | 0x2000
    assert told.JobMemoryLimit == 0


def test_elsewhere_a_process_needs_no_job() -> None:
    if sys.platform != "win32":
        job = Job(os.getpid(), 1_000_000_000)
        assert not job.holds
        job.close()
