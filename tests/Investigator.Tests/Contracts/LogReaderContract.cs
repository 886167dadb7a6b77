using System.IO.Compression;
using System.Text;
using Investigator.Domain.Ingest;
using Investigator.Telemetry.Ingest;

namespace Investigator.Tests.Contracts;

/// <summary>What every log format keeps, whatever its lines look like. A reader inherits this and writes one good line with a given id.</summary>
public abstract class LogReaderContract
{
    private protected abstract IUsageLogReader NewReader();

    /// <summary>One event in this format, on one line, with <paramref name="prompt"/> as its prompt.</summary>
    protected abstract string Good(string id, string prompt = "Hello");

    /// <summary>The id under which the event of <see cref="Good"/> is stored, where the format makes it of several parts.</summary>
    protected virtual string IdOf(string id) => id;

    [Fact]
    public async Task Good_lines_are_read_whatever_ends_them()
    {
        var read = await ReadAsync($"{Good("e-1")}\r\n\n  \t\r\n{Good("e-2")}");

        Assert.Equal(["e-1", "e-2"], read.Ids);
        Assert.Empty(read.Rejected);
    }

    [Fact]
    public async Task A_byte_order_mark_is_no_part_of_the_first_line() =>
        Assert.Equal(["e-1"], (await ReadAsync("\uFEFF" + Good("e-1"))).Ids);

    [Fact]
    public async Task A_bad_line_is_set_aside_with_its_number_and_the_rest_goes_on()
    {
        var read = await ReadAsync($"{Good("e-1")}\n\nnonsense\n{Good("e-2")}\n");

        Assert.Equal(["e-1", "e-2"], read.Ids);
        Assert.Equal((3L, "nonsense"), (read.Rejected.Single().Line, read.Rejected.Single().Text));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("3")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"event_id\":")]
    [InlineData("{} {}")]
    [InlineData("\0\0\0")]
    [InlineData("{\"a\":\"\\ud800\"}")]
    public virtual async Task A_line_that_is_no_entry_is_rejected_not_thrown(string line)
    {
        var read = await ReadAsync(line + "\n" + Good("after"));

        Assert.Equal([IdOf("after")], read.Ids);
        Assert.NotEmpty(Assert.Single(read.Rejected).Reason);
    }

    [Fact]
    public async Task Nesting_ten_thousand_levels_deep_harms_nothing()
    {
        var deep = new string('[', 10_000) + new string(']', 10_000);

        var read = await ReadAsync($"{deep}\n{Good("e-1")[..^1]},\"unknown\":{deep}}}\n{Good("e-2")}");

        Assert.Equal("e-2", read.Ids[^1]);
        Assert.Equal(3, read.Ids.Count + read.Rejected.Count);
    }

    [Fact]
    public async Task A_long_prompt_is_taken_whole_and_a_longer_line_is_set_aside()
    {
        var tenMegabytes = new string('x', 10_000_000);

        var read = await ReadAsync($"{Good("e-1", tenMegabytes)}\n{Good("e-2", tenMegabytes + tenMegabytes)}\n{Good("e-3")}\n{Good("e-4", tenMegabytes + tenMegabytes)}");

        Assert.Equal(["e-1", "e-3"], read.Ids);
        Assert.Equal([2L, 4L], read.Rejected.Select(r => r.Line));
        Assert.All(read.Rejected, r => Assert.Contains("longer than", r.Reason, StringComparison.Ordinal));
        Assert.All(read.Rejected, r => Assert.Equal(4096, r.Text.Length));
    }

    [Fact]
    public async Task A_line_that_is_no_utf8_is_set_aside()
    {
        byte[] broken = [.. "{\"a\":\""u8, 0xC3, 0x28, .. "\"}\n"u8];

        var read = await ReadBytesAsync([.. broken, .. Encoding.UTF8.GetBytes(Good("e-1"))]);

        Assert.Equal(["e-1"], read.Ids);
        Assert.Contains("UTF-8", Assert.Single(read.Rejected).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gzip_is_known_by_its_first_bytes() =>
        Assert.Equal(["e-1", "e-2"], (await ReadBytesAsync(Gzip($"{Good("e-1")}\n{Good("e-2")}\n"))).Ids);

    [Fact]
    public async Task Of_a_gzip_that_is_cut_off_the_readable_lines_are_kept_and_the_cut_is_told()
    {
        var random = new Random(3);
        var whole = Gzip(string.Concat(Enumerable.Range(0, 5000).Select(i => Good($"e-{i}", $"{random.NextInt64()} {random.NextInt64()}") + "\n")));

        var read = await ReadBytesAsync(whole[..(whole.Length / 2)]);

        Assert.InRange(read.Ids.Count, 1000, 4000);
        Assert.Equal(Enumerable.Range(0, read.Ids.Count).Select(i => $"e-{i}"), read.Ids);
        var cut = Assert.Single(read.Rejected);
        Assert.Equal(read.Ids.Count + 1, cut.Line);
        Assert.Contains("gzip", cut.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gzip_with_damage_inside_is_told_too()
    {
        var random = new Random(4);
        var bytes = Gzip(string.Concat(Enumerable.Range(0, 5000).Select(i => Good($"e-{i}", $"{random.NextInt64()}") + "\n")));
        bytes.AsSpan(bytes.Length / 2, 64).Fill(0xFF);

        var read = await ReadBytesAsync(bytes);

        Assert.Contains(read.Rejected, r => r.Reason.Contains("gzip", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1000)]
    public async Task Lines_come_out_the_same_however_the_bytes_trickle_in(int bytesAtOnce)
    {
        var text = string.Concat(Enumerable.Range(0, 40).Select(i => Good($"e-{i}") + "\r\n"));
        using var trickle = new Trickle(Encoding.UTF8.GetBytes(text), bytesAtOnce);

        Assert.Equal(Enumerable.Range(0, 40).Select(i => $"e-{i}"), (await ReadStreamAsync(trickle)).Ids);
    }

    private protected Task<ReadLines> ReadAsync(string text) => ReadBytesAsync(Encoding.UTF8.GetBytes(text));

    private async Task<ReadLines> ReadBytesAsync(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        return await ReadStreamAsync(stream);
    }

    private async Task<ReadLines> ReadStreamAsync(Stream stream)
    {
        var read = new ReadLines([], []);
        await foreach (var batch in new LineStream(NewReader(), IngestStream.Events, 16 * 1024 * 1024, 1000).ReadAsync(stream, CancellationToken.None))
        {
            foreach (var e in batch.Events) read.Ids.Add(batch.Texts.String(e.EventId)!);
            read.Rejected.AddRange(batch.Rejected);
            batch.Release();
        }
        return read;
    }

    private static byte[] Gzip(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }

    private protected sealed record ReadLines(List<string> Ids, List<RejectedLine> Rejected);

    private sealed class Trickle(byte[] bytes, int atOnce) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, atOnce)], cancellationToken);
    }
}
