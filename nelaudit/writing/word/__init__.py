"""Document values → .docx files: text, tables, native charts, and the frame around them."""
