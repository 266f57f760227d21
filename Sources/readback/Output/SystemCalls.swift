import Glibc
import ReadbackCore
import ReadbackFormats

// System calls that take file names as bytes: see `PathBytes`. They replace those of the C library
// wherever a path is a string, which only works for declarations of the same module; that is why
// `ReadbackFormats` has the same ones.

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

func fopen(_ path: String, _ mode: String) -> UnsafeMutablePointer<FILE>? {
  PathBytes.withBytes(of: path) { Glibc.fopen($0, mode) }
}

@discardableResult
func mkdir(_ path: String, _ mode: mode_t) -> Int32 {
  PathBytes.withBytes(of: path) { Glibc.mkdir($0, mode) }
}

@discardableResult
func unlink(_ path: String) -> Int32 {
  PathBytes.withBytes(of: path) { Glibc.unlink($0) }
}

func rename(_ path: String, _ newPath: String) -> Int32 {
  PathBytes.withBytes(of: path) { old in
    PathBytes.withBytes(of: newPath) { Glibc.rename(old, $0) }
  }
}
