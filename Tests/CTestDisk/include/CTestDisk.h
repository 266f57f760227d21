#ifndef CTESTDISK_H
#define CTESTDISK_H

// A disk of another kind, such as a network drive: says so when a program asks for the kind of the file
// system that a file is on.

#endif
