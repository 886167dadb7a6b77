using System.Globalization;
using System.IO.Compression;
using System.Text;
using Investigator.Domain.Ingest;
using Investigator.Telemetry;
using Investigator.Telemetry.Ingest;
using Investigator.Telemetry.Ingest.Layouts;
using Investigator.Telemetry.Ingest.Mapping;
using Investigator.Telemetry.Ingest.Otlp;
using Xunit.Abstractions;

namespace Investigator.Tests.Ingest;

/// <summary>
/// Mutated logs through every parser: nothing is thrown but "unknown format", every record is counted once, every reject says why, and memory stays bounded.
/// INVESTIGATOR_FUZZ_INPUTS sets how many inputs (a few thousand without it; eng/fuzz-formats runs a million), INVESTIGATOR_FUZZ_SEED the seed.
/// </summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    private const long MostBytesLive = 200L * 1024 * 1024;

    private static readonly int Inputs = int.Parse(Environment.GetEnvironmentVariable("INVESTIGATOR_FUZZ_INPUTS") ?? "3000", CultureInfo.InvariantCulture);
    private static readonly int Seed = int.Parse(Environment.GetEnvironmentVariable("INVESTIGATOR_FUZZ_SEED") ?? "1", CultureInfo.InvariantCulture);
    [Fact]
    public async Task No_mutation_of_any_sample_breaks_a_parser()
    {
        var options = new TelemetryOptions { LongestLineBytes = 1 << 20, BatchEvents = 100 };
        var catalogue = new FormatCatalogue(new());
        var readers = new LogReaders(catalogue, options, TimeProvider.System);
        var corpus = Samples.Names.SelectMany(name => (byte[][])[Samples.Bytes(name), Unpacked(Samples.Bytes(name))]).Append(Encoding.UTF8.GetBytes(Lines.Event())).ToArray();
        var formats = catalogue.All.Select(format => format.Name).Append(LogFormat.Automatic).ToArray();
        var random = new Random(Seed);
        var (read, refused, most) = (0L, 0L, 0L);
        var reached = new Dictionary<string, long>(StringComparer.Ordinal);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < Inputs; i++)
        {
            var input = Mutations.Of(corpus, random);
            var format = random.Next(3) == 0 ? formats[random.Next(formats.Length)] : LogFormat.Automatic;
            try
            {
                read += await ReadAsync(readers, format, input, reached);
            }
            catch (UnknownFormat)
            {
                refused++;
            }
            catch (Exception broken) when (broken is not OutOfMemoryException)
            {
                var kept = Path.Combine(Path.GetTempPath(), $"fuzz-{Seed}-{i}.bin");
                await File.WriteAllBytesAsync(kept, input);
                Assert.Fail($"Input {i} of seed {Seed} as {format}, kept in {kept}: {broken}");
            }
            if (i % 500 == 0) most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
        }
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Inputs:N0} inputs of seed {Seed}: {read:N0} records read, {refused:N0} refused as no known format, at most {most / 1e6:N0} MB more than the {before / 1e6:N0} MB before."));
        Assert.All(catalogue.All, format => Assert.True(reached.GetValueOrDefault(format.Name) > 0, $"no record of {format.Name} was read: it is not in the mutations"));
        Assert.All((string[])[nameof(LineStream), nameof(JsonDocumentSource), nameof(CsvSource), nameof(OtlpSource)], source => Assert.True(reached.GetValueOrDefault(source) > 0, $"{source} read nothing"));
        Assert.True(read > Inputs / 2, $"only {read} records were read: the mutations never get past the first look");
        Assert.True(most < MostBytesLive, $"{most} bytes stayed live");
    }

    [Fact]
    public void No_mutation_of_a_message_breaks_the_look_at_it_before_it_is_taken()
    {
        var corpus = Samples.Names.Where(name => name.Contains("spans", StringComparison.Ordinal) || name.Contains("logs", StringComparison.Ordinal)).Select(Samples.Bytes).ToArray();
        var random = new Random(Seed);
        var held = 0;
        for (var i = 0; i < Inputs; i++)
        {
            var problem = OtlpBody.Problem(Mutations.Of(corpus, random), isJson: i % 2 == 0);
            if (problem is null) held++;
            else Assert.EndsWith(".", problem, StringComparison.Ordinal);
        }
        Assert.InRange(held, 1, Inputs - 1);
    }

    [Fact]
    public void No_mutation_of_a_mapping_file_breaks_its_reading_and_each_mistake_is_explained()
    {
        var assembly = typeof(FormatCatalogue).Assembly;
        var corpus = assembly.GetManifestResourceNames().Where(name => name.StartsWith("formats/", StringComparison.Ordinal)).Select(name =>
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            return bytes.ToArray();
        }).ToArray();
        var random = new Random(Seed);
        var (taken, refused) = (0, 0);
        for (var i = 0; i < Inputs; i++)
        {
            var (mapping, problems) = MappingFile.Read(Mutations.Of(corpus, random), "fuzz.json");
            if (mapping is not null) _ = new MappingPlan(mapping);
            Assert.Equal(mapping is null, problems.Count > 0);
            Assert.All(problems, problem => Assert.StartsWith("fuzz.json: ", problem, StringComparison.Ordinal));
            (taken, refused) = (taken + (mapping is null ? 0 : 1), refused + (mapping is null ? 1 : 0));
        }
        Assert.True(taken > 0 && refused > 0, $"{taken} taken, {refused} refused");
    }

    [Fact]
    public async Task No_mutation_of_a_parquet_file_breaks_its_reading()
    {
        var folder = TelemetryRig.NewFolder();
        try
        {
            var file = Path.Combine(folder, "table.parquet");
            LayoutTests.Parquet(file, "SELECT 'e-' || i AS event_id, TIMESTAMP '2026-02-01 10:00:00' + to_seconds(i) AS time, 'a' AS account_id, 'm' AS model, i AS input_tokens, 2 AS output_tokens, 'p ' || i AS prompt FROM range(200) t(i)");
            var corpus = new[] { await File.ReadAllBytesAsync(file) };
            var readers = new LogReaders(new FormatCatalogue(new()), new TelemetryOptions { BatchEvents = 100 }, TimeProvider.System);
            var random = new Random(Seed);
            var (read, rejected) = (0L, 0L);
            for (var i = 0; i < Math.Max(100, Inputs / 100); i++)
            {
                await File.WriteAllBytesAsync(file, i % 4 == 0 ? Mutations.Of(corpus, random) : Mutations.InPlace(corpus[0], random)); // its end says where things lie: a shift is refused at the first look
                await using var log = File.OpenRead(file);
                try
                {
                    var chosen = await readers.ChooseAsync(IngestStream.Events, LogFormat.Automatic, log, null, CancellationToken.None);
                    await foreach (var batch in chosen.ReadAsync(CancellationToken.None))
                    {
                        Assert.All(batch.Rejected, line => Assert.False(string.IsNullOrWhiteSpace(line.Reason)));
                        (read, rejected) = (read + batch.EventCount, rejected + batch.Rejected.Count);
                        batch.Release();
                    }
                }
                catch (UnknownFormat refused)
                {
                    Assert.NotEqual("", refused.Message);
                }
            }
            Assert.True(read > 0 && rejected > 0, $"{read} read, {rejected} rejected: the mutations miss the middle");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<long> ReadAsync(LogReaders readers, string format, byte[] input, Dictionary<string, long> reached)
    {
        using var log = new MemoryStream(input);
        var chosen = await readers.ChooseAsync(IngestStream.Events, format, log, null, CancellationToken.None);
        var read = 0L;
        await foreach (var batch in chosen.ReadAsync(CancellationToken.None))
        {
            foreach (var line in batch.Rejected)
            {
                Assert.False(string.IsNullOrWhiteSpace(line.Reason));
                Assert.True(line.Line > 0);
                Assert.True(line.Text.Length <= 4096);
            }
            var said = BatchArrivals.Of(batch);
            Assert.Equal(batch.EventCount + batch.Accounts.Count, said[0]);
            Assert.All(batch.Events.ToArray(), e => Assert.False(e.EventId.Length == 0 || e.AccountId.Length == 0 || e.InputTokens < 0));
            read += batch.Entries + batch.PassedOver;
            batch.Release();
        }
        reached[chosen.Format] = reached.GetValueOrDefault(chosen.Format) + read;
        reached[chosen.Source.GetType().Name] = reached.GetValueOrDefault(chosen.Source.GetType().Name) + read;
        Assert.True(read > 0 || input.AsSpan().Trim(" \t\r\n\0"u8).Length < 200 || format != LogFormat.Automatic, "an input vanished without a trace");
        return read;
    }

    private static byte[] Unpacked(byte[] sample)
    {
        if (sample is not [0x1F, 0x8B, ..]) return sample;
        using var packed = new GZipStream(new MemoryStream(sample), CompressionMode.Decompress);
        using var text = new MemoryStream();
        packed.CopyTo(text);
        return text.ToArray();
    }
}
