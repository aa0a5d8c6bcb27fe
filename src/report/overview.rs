//! The overview (being written).
