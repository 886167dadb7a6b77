namespace Investigator.Telemetry.Ingest.Layouts;

/// <summary>Reads unpacked bytes; damage of the packing is a finding about the delivery, not a failure.</summary>
internal static class UnpackedText
{
    internal static async ValueTask<(int Read, string? Damage)> ReadAsync(Stream log, Memory<byte> buffer, CancellationToken ct)
    {
        try
        {
            return (await log.ReadAtLeastAsync(buffer, Math.Min(buffer.Length, 64 * 1024), throwOnEndOfStream: false, ct).ConfigureAwait(false), null);
        }
        catch (InvalidDataException broken)
        {
            return (0, $"the {Packing.Of(broken)} data is cut off or damaged, nothing from here on could be read ({broken.Message})");
        }
    }
}
