import CFiles
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

@discardableResult
func stat(_ path: String, _ status: UnsafeMutablePointer<stat>) -> Int32 {
  PathBytes.withBytes(of: path) { Glibc.fstatat(AT_FDCWD, $0, status, 0) }
}

func access(_ path: String, _ kind: Int32) -> Int32 {
  PathBytes.withBytes(of: path) { Glibc.access($0, kind) }
}

func realpath(_ path: String, _ resolved: UnsafeMutablePointer<CChar>?) -> UnsafeMutablePointer<
  CChar
>? {
  PathBytes.withBytes(of: path) { Glibc.realpath($0, resolved) }
}

func opendir(_ path: String) -> OpaquePointer? {
  PathBytes.withBytes(of: path) { Glibc.opendir($0) }
}

/// See `readback_open_beneath`.
func openBeneath(
  _ directory: Int32, _ path: String, _ flags: Int32, refusesLinks: Bool
) -> Int32 {
  PathBytes.withBytes(of: path) {
    readback_open_beneath(directory, $0, flags, refusesLinks ? 1 : 0)
  }
}

func openat(_ directory: Int32, _ path: String, _ flags: Int32) -> Int32 {
  PathBytes.withBytes(of: path) { Glibc.openat(directory, $0, flags) }
}

func openat(_ directory: Int32, _ path: String, _ flags: Int32, _ mode: mode_t) -> Int32 {
  PathBytes.withBytes(of: path) { Glibc.openat(directory, $0, flags, mode) }
}

@discardableResult
func unlinkat(_ directory: Int32, _ path: String, _ flags: Int32) -> Int32 {
  PathBytes.withBytes(of: path) { Glibc.unlinkat(directory, $0, flags) }
}

func linkat(
  _ directory: Int32, _ path: String, _ newDirectory: Int32, _ newPath: String, _ flags: Int32
) -> Int32 {
  PathBytes.withBytes(of: path) { old in
    PathBytes.withBytes(of: newPath) { Glibc.linkat(directory, old, newDirectory, $0, flags) }
  }
}

@discardableResult
func fstatat(
  _ directory: Int32, _ path: String, _ status: UnsafeMutablePointer<stat>, _ flags: Int32
) -> Int32 {
  PathBytes.withBytes(of: path) { Glibc.fstatat(directory, $0, status, flags) }
}

func renameat(
  _ directory: Int32, _ path: String, _ newDirectory: Int32, _ newPath: String
) -> Int32 {
  PathBytes.withBytes(of: path) { old in
    PathBytes.withBytes(of: newPath) { Glibc.renameat(directory, old, newDirectory, $0) }
  }
}
