import Testing

@testable import ReadbackStore

@Test func networkFileSystemsAreRecognisedByNumber() {
  // linux/magic.h
  let known: [(UInt32, NetworkFileSystem?)] = [
    (0x6969, .nfs), (0x517B, .smb), (0xFF53_4D42, .smb), (0xFE53_4D42, .smb),
    (0x6573_5546, .fuse), (0x0102_1997, .ninth), (0x00C3_6400, .ceph), (0x5346_414F, .afs),
    // ext4, tmpfs, btrfs, xfs, overlay
    (0xEF53, nil), (0x0102_1994, nil), (0x9123_683E, nil), (0x5846_5342, nil), (0x794C_7630, nil),
  ]
  for (type, system) in known { #expect(NetworkFileSystem(type: type) == system) }
}

@Test func aLocalDiskHasNoNotice() {
  let scratch = ScratchDirectory()
  let store = ReviewStore(path: scratch.file, isShared: true)
  #expect(store.state == .keeping && store.placeNotice == nil)
  #expect(NetworkFileSystem(of: "/proc") == nil && NetworkFileSystem(of: "/nowhere") == nil)
}
