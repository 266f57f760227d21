import Glibc
import ReadbackCore

// System calls that take file names as bytes: see `PathBytes`. They replace those of the C library
// wherever a path is a string.

func open(_ path: String, _ flags: Int32) -> Int32 {
  PathBytes.withBytes(of: path) { Glibc.open($0, flags) }
}

func open(_ path: String, _ flags: Int32, _ mode: mode_t) -> Int32 {
  PathBytes.withBytes(of: path) { Glibc.open($0, flags, mode) }
}

func stat(_ path: String, _ status: UnsafeMutablePointer<stat>) -> Int32 {
  PathBytes.withBytes(of: path) { Glibc.fstatat(AT_FDCWD, $0, status, 0) }
}

func access(_ path: String, _ kind: Int32) -> Int32 {
  PathBytes.withBytes(of: path) { Glibc.access($0, kind) }
}

@discardableResult
func mkdir(_ path: String, _ mode: mode_t) -> Int32 {
  PathBytes.withBytes(of: path) { Glibc.mkdir($0, mode) }
}

@discardableResult
func rename(_ path: String, _ newPath: String) -> Int32 {
  PathBytes.withBytes(of: path) { old in
    PathBytes.withBytes(of: newPath) { Glibc.rename(old, $0) }
  }
}
