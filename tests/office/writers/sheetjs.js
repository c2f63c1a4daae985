// Reads a workbook with SheetJS and writes it again: node sheetjs.js SOURCE TARGET TYPE [OPTIONS-OF-READING]
const XLSX = require("xlsx");
const [source, target, bookType, options] = process.argv.slice(2);
const reading = JSON.parse(options || "{}");
XLSX.writeFile(XLSX.readFile(source, reading), target, { bookType, cellDates: Boolean(reading.cellDates) });
