-- One workbook may hold several returns: the sheet each was read from; null where no sheet was recognised.

alter table submission add column sheet varchar;
