"""What the program sets in type by itself: each builder takes plain text and trees and returns a story."""
