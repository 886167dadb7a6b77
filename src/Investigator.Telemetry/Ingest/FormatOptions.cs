namespace Investigator.Telemetry.Ingest;

/// <summary>How foreign log formats are read. Section <c>Ingest</c>.</summary>
public sealed class FormatOptions
{
    /// <summary>Folder with mapping files (<c>*.json</c>, see docs/formats.md) that add formats or stand in for built-in ones of the same name. Default none.</summary>
    public string? Mappings { get; set; }
}
