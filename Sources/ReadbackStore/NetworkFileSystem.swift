import CFiles
import ReadbackCore

/// A file system whose files other machines may write to at the same time.
///
/// The rollback journal works there as on a disk if the server supports locks; this cannot be
/// detected, since a client may grant them by itself.
public enum NetworkFileSystem: String, Sendable, CaseIterable {
  case nfs = "NFS"
  case smb = "SMB"
  /// Usually sshfs, but also local ones such as an encrypted directory.
  case fuse = "FUSE"
  case ninth = "9P"
  case ceph = "Ceph"
  case afs = "AFS"

  /// The network file system that a path is on; nil for a local disk.
  public init?(of path: String) {
    self.init(type: PathBytes.withBytes(of: path) { readback_file_system_type($0) })
  }

  /// - Parameter type: from statfs(2), as named by `linux/magic.h`.
  init?(type: UInt32) {
    switch type {
    case 0x6969: self = .nfs
    // SMB_SUPER_MAGIC, CIFS_SUPER_MAGIC and SMB2_SUPER_MAGIC.
    case 0x517B, 0xFF53_4D42, 0xFE53_4D42: self = .smb
    case 0x6573_5546: self = .fuse
    case 0x0102_1997: self = .ninth
    case 0x00C3_6400: self = .ceph
    case 0x5346_414F, 0x6B41_4653: self = .afs
    default: return nil
    }
  }
}

extension ReviewStore {
  /// A warning about the location of a shared file; nil if there is none.
  public var placeNotice: String? {
    guard isShared, let system = NetworkFileSystem(of: path) else { return nil }
    let name = path.split(separator: "/").last ?? "reviews"
    return "\(name) is on \(system.rawValue): several machines may use it only if it has file locks"
  }
}
