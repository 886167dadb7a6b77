namespace Investigator.Telemetry.Ingest;

/// <summary>Text as it may lie in a store.</summary>
internal static class StoredText
{
    /// <summary>The text with every NUL shown as U+FFFD: engines and drivers written in C end a text there, and two different values would become one.</summary>
    internal static string Of(string text) => text.Contains('\0') ? text.Replace('\0', '\uFFFD') : text;
}
