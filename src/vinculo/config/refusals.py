"""Why the product does not start, in words that say what to do, each with its exit code."""

from enum import IntEnum


class Exit(IntEnum):
    """The exit codes of ``vinculo``; ``docs/`` lists them. 2 is click's: a wrong argument."""

    OK = 0
    FAULT = 1
    ALREADY_RUNNING = 3
    PORT = 69
    FOLDER = 73
    DISK = 74
    DATABASE = 75
    PERMISSION = 77
    SETTING = 78


class RefusalError(Exception):
    """Something outside the product stands in the way, and a person can remove it."""

    exit_code = Exit.FAULT

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words


class AlreadyRunningError(RefusalError):
    exit_code = Exit.ALREADY_RUNNING


class PortError(RefusalError):
    exit_code = Exit.PORT


class FolderError(RefusalError):
    exit_code = Exit.FOLDER


class DiskError(RefusalError):
    exit_code = Exit.DISK


class DatabaseError(RefusalError):
    exit_code = Exit.DATABASE


class NoPermissionError(RefusalError):
    exit_code = Exit.PERMISSION


class SettingError(RefusalError):
    exit_code = Exit.SETTING
