namespace Orchestration.Local.Worker.Catalog;

/// <summary>A column as Glue's catalog names it: lower case, with a Hive type.</summary>
internal sealed record CatalogColumn(string Name, string Type);
