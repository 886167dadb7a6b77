using System.Globalization;
using System.IO.Compression;
using System.Text;
using Investigator.Domain.Ingest;
using Investigator.Telemetry;
using Investigator.Telemetry.Ingest;
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
    private static readonly byte[][] Dictionary =
    [
        "{"u8.ToArray(), "}"u8.ToArray(), "["u8.ToArray(), "]"u8.ToArray(), "\""u8.ToArray(), "\\"u8.ToArray(), "\\ud800"u8.ToArray(), "\\u0000"u8.ToArray(), ","u8.ToArray(), ":"u8.ToArray(), "\n"u8.ToArray(),
        "null"u8.ToArray(), "1e999"u8.ToArray(), "-9223372036854775809"u8.ToArray(), "\"\""u8.ToArray(), "{}"u8.ToArray(), [0], [0xFF], [0xFF, 0xFF, 0xFF, 0xFF, 0x0F], [0x0A], [0x12, 0x80, 0x80, 0x04], "\u202E"u8.ToArray(),
    ];

    [Fact]
    public async Task No_mutation_of_any_sample_breaks_a_parser()
    {
        var options = new TelemetryOptions { LongestLineBytes = 1 << 20, BatchEvents = 100 };
        var catalogue = new FormatCatalogue(new());
        var readers = new LogReaders(catalogue, options, TimeProvider.System);
        var corpus = Samples.Names.Select(name => Unpacked(Samples.Bytes(name))).Append(Encoding.UTF8.GetBytes(Lines.Event())).ToArray();
        var formats = catalogue.All.Select(format => format.Name).Append(LogFormat.Automatic).ToArray();
        var random = new Random(Seed);
        var (read, refused, most) = (0L, 0L, 0L);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < Inputs; i++)
        {
            var input = Mutated(corpus, random);
            var format = random.Next(3) == 0 ? formats[random.Next(formats.Length)] : LogFormat.Automatic;
            try
            {
                read += await ReadAsync(readers, format, input);
            }
            catch (UnknownFormat)
            {
                refused++;
            }
            catch (Exception broken) when (broken is not Xunit.Sdk.XunitException)
            {
                var kept = Path.Combine(Path.GetTempPath(), $"fuzz-{Seed}-{i}.bin");
                await File.WriteAllBytesAsync(kept, input);
                Assert.Fail($"Input {i} of seed {Seed} as {format}, kept in {kept}: {broken}");
            }
            if (i % 500 == 0) most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
        }
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Inputs:N0} inputs of seed {Seed}: {read:N0} records read, {refused:N0} refused as no known format, at most {most / 1e6:N0} MB more than the {before / 1e6:N0} MB before."));
        Assert.True(read > Inputs / 2, $"only {read} records were read: the mutations never get past the first look");
        Assert.True(most < MostBytesLive, $"{most} bytes stayed live");
    }

    private static async Task<long> ReadAsync(LogReaders readers, string format, byte[] input)
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
            Assert.All(batch.Events.ToArray(), e => Assert.False(string.IsNullOrEmpty(e.EventId) || string.IsNullOrEmpty(e.AccountId) || e.InputTokens < 0));
            read += batch.Entries + batch.PassedOver;
            batch.Release();
        }
        Assert.True(read > 0 || input.AsSpan().Trim(" \t\r\n\0"u8).Length < 200 || format != LogFormat.Automatic, "an input vanished without a trace");
        return read;
    }

    private static byte[] Mutated(byte[][] corpus, Random random)
    {
        var input = corpus[random.Next(corpus.Length)].ToList();
        for (var round = random.Next(1, 6); round > 0 && input.Count > 0; round--)
        {
            var at = random.Next(input.Count);
            switch (random.Next(8))
            {
                case 0: input[at] = (byte)random.Next(256); break;
                case 1: input[at] ^= (byte)(1 << random.Next(8)); break;
                case 2: input.RemoveRange(at, Math.Min(random.Next(1, 64), input.Count - at)); break;
                case 3: input.InsertRange(at, Dictionary[random.Next(Dictionary.Length)]); break;
                case 4: input.InsertRange(at, input.GetRange(at, Math.Min(random.Next(1, 512), input.Count - at))); break;
                case 5: input.RemoveRange(at, input.Count - at); break;
                case 6: input.InsertRange(at, Enumerable.Repeat(Dictionary[random.Next(4)], random.Next(1, 300)).SelectMany(b => b)); break;
                case 7:
                    var other = corpus[random.Next(corpus.Length)];
                    var from = random.Next(other.Length);
                    input.InsertRange(at, other.Skip(from).Take(random.Next(1, 2048)));
                    break;
            }
        }
        return [.. input];
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
