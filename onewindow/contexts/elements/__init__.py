"""数据元 — data elements, material types, licence types."""
