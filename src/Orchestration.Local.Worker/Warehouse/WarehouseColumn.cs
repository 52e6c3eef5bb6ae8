namespace Orchestration.Local.Worker.Warehouse;

/// <summary>A column of a warehouse table; a text column has a length, which Redshift counts in bytes.</summary>
internal sealed record WarehouseColumn(string Name, string Type, int? Bytes);
