using System.Globalization;
using System.Text;
using Investigator.Domain.Ingest;

namespace Investigator.Tests.Ingest;

/// <summary>
/// What every sample becomes, field by field. When a change of a mapping is meant, run the tests, look at the file that the failing test names
/// (it ends in .received, under artifacts) and copy it over its namesake in Ingest/Samples/Golden.
/// </summary>
public sealed class FormatGoldenTests
{
    public static TheoryData<string> AllSamples() => [.. Samples.Names];

    [Theory, MemberData(nameof(AllSamples))]
    public async Task A_sample_is_recognised_and_read_as_it_always_was(string sample)
    {
        using var rig = new TelemetryRig();
        await using var log = File.OpenRead(Samples.PathOf(sample));
        var preview = await rig.Formats.PreviewAsync(LogFormat.Automatic, sample, log, 1000, CancellationToken.None);

        var golden = Path.Combine(AppContext.BaseDirectory, "Ingest", "Samples", "Golden", sample + ".txt");
        var received = Written(preview);
        if (File.Exists(golden) && received == await File.ReadAllTextAsync(golden)) return;
        Directory.CreateDirectory(Path.GetDirectoryName(golden)!);
        await File.WriteAllTextAsync(golden + ".received", received);
        Assert.Fail($"{sample} is not read as it was. If that is meant, copy {golden}.received over tests/Investigator.Tests/Ingest/Samples/Golden/{sample}.txt.");
    }

    [Theory, MemberData(nameof(AllSamples))]
    public async Task A_sample_adds_up_and_sent_again_changes_nothing(string sample)
    {
        using var rig = new TelemetryRig();
        var first = await rig.LogAsync(LogFormat.Automatic, sample, Samples.Bytes(sample));
        var again = await rig.LogAsync(LogFormat.Automatic, sample, Samples.Bytes(sample));

        Assert.Equal(first.Read, first.Accepted + first.Duplicates + first.Quarantined);
        Assert.Equal((first.Read, 0, first.Read - first.Quarantined, first.Quarantined, first.PassedOver), (again.Read, again.Accepted, again.Duplicates, again.Quarantined, again.PassedOver));
    }

    [Fact]
    public async Task Every_built_in_format_has_a_sample()
    {
        using var rig = new TelemetryRig();
        var seen = new HashSet<string>(StringComparer.Ordinal) { LogFormat.Canonical };
        foreach (var sample in Samples.Names)
        {
            await using var log = File.OpenRead(Samples.PathOf(sample));
            seen.Add((await rig.Formats.PreviewAsync(LogFormat.Automatic, sample, log, 1, CancellationToken.None)).Format.Name);
        }
        Assert.Empty(rig.Formats.All.Select(format => format.Name).Except(seen));
    }

    private static string Written(FormatPreview preview)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"format {preview.Format.Name}: {preview.Taken} taken, {preview.Rejects.Count} rejected, {preview.PassedOver} passed over\n");
        foreach (var weak in preview.Arrivals.Where(a => a.Weak > 0)) text.Append(CultureInfo.InvariantCulture, $"weak {weak.Field}: {weak.Weak}\n");
        foreach (var entry in preview.Entries)
        {
            text.Append('\n');
            foreach (var (field, value) in entry.Fields) text.Append(CultureInfo.InvariantCulture, $"{field}: {value.Replace("\r", "\\r", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)}\n");
        }
        foreach (var reject in preview.Rejects)
            text.Append(CultureInfo.InvariantCulture, $"\nrejected {reject.Line}: {reject.Reason}\n{reject.Text[..Math.Min(300, reject.Text.Length)].Replace("\r", "\\r", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)}\n");
        return text.ToString();
    }
}
