using Investigator.Domain.Ingest;

namespace Investigator.Tests.Ingest;

public sealed class IngestTests
{
    [Fact]
    public async Task An_event_sent_twice_is_stored_once()
    {
        using var rig = new TelemetryRig();

        var first = await rig.EventsFromAsync("a.ndjson", Lines.Event("e-1"), Lines.Event("e-1"), Lines.Event("e-2"));
        var second = await rig.EventsFromAsync("b.ndjson", Lines.Event("e-2"), Lines.Event("e-3"));

        Assert.Equal((3, 2, 1, 0), Counts(first));
        Assert.Equal((2, 1, 1, 0), Counts(second));
        Assert.Equal(3, await rig.CountAsync("usage_event"));
    }

    [Fact]
    public async Task Of_equal_ids_the_first_event_stays()
    {
        using var rig = new TelemetryRig();

        await rig.EventsAsync(Lines.Event("e-1", ("output_tokens", 1)), Lines.Event("e-1", ("output_tokens", 2)));
        await rig.EventsAsync(Lines.Event("e-1", ("output_tokens", 3)));

        Assert.Equal(1, await rig.OneAsync<long>("SELECT output_tokens FROM usage_event"));
    }

    [Fact]
    public async Task A_restart_forgets_no_event()
    {
        var folder = TelemetryRig.NewFolder();
        using (var before = new TelemetryRig(folder)) await before.EventsAsync(Lines.Event("e-1", ("prompt", "Hello there")));
        using (var after = new TelemetryRig(folder))
        {
            Assert.Equal((2, 1, 1, 0), Counts(await after.EventsAsync(Lines.Event("e-1"), Lines.Event("e-2"))));
            Assert.Equal(2, await after.OneAsync<long>("SELECT count(DISTINCT batch_id) FROM ingest_batch"));
        }
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Overlapping_deliveries_at_the_same_time_store_each_event_once()
    {
        using var rig = new TelemetryRig(configure: options => options.BatchEvents = 100);
        var deliveries = Enumerable.Range(0, 4).Select(d => Task.Run(() =>
            rig.EventsFromAsync($"d-{d}", [.. Enumerable.Range(d * 250, 1000).Select(i => Lines.Event($"e-{i}"))])));

        var summaries = await Task.WhenAll(deliveries);

        Assert.Equal(1750, await rig.CountAsync("usage_event"));
        Assert.Equal(1750, await rig.OneAsync<long>("SELECT count(DISTINCT event_id) FROM usage_event"));
        Assert.Equal(1750, summaries.Sum(s => s.Accepted));
        Assert.Equal(4000, summaries.Sum(s => s.Accepted + s.Duplicates));
    }

    [Fact]
    public async Task A_text_is_kept_apart_and_its_features_with_the_event()
    {
        using var rig = new TelemetryRig();

        await rig.EventsAsync(Lines.Event("e-1", ("prompt", "Grade the answer below from 1 to 10:\nRome fell in 476.")), Lines.Event("e-2"));

        Assert.Equal(1, await rig.CountAsync("usage_text"));
        Assert.Equal(1, await rig.OneAsync<long>("SELECT count(*) FROM usage_event WHERE skeleton IS NOT NULL AND prompt_words > 5 AND prompt_characters > 30"));
    }

    [Fact]
    public async Task A_skeleton_gets_its_label_when_it_comes_again()
    {
        using var rig = new TelemetryRig();

        await rig.EventsAsync(Lines.Event("e-1", ("prompt", "Summarise in 3 points for the board:\nCats.")));
        Assert.Equal(0, await rig.CountAsync("skeleton_label"));
        await rig.EventsAsync(Lines.Event("e-2", ("prompt", "Summarise in 12 points for the board:\nDogs.")), Lines.Event("e-3", ("prompt", "Summarise in 4 points for the board:\nEmus.")));

        Assert.Equal(1, await rig.CountAsync("skeleton_label"));
        Assert.Contains("‹number›", await rig.OneAsync<string>("SELECT label FROM skeleton_label"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_leave_to_keep_text_only_features_stay()
    {
        using var rig = new TelemetryRig(configure: options => options.KeepText = false);

        await rig.EventsAsync(Lines.Event("e-1", ("prompt", "Tell me a story")), Lines.Event("e-2", ("prompt", "Tell me a story")));

        Assert.Equal(0, await rig.CountAsync("usage_text"));
        Assert.Equal(0, await rig.CountAsync("skeleton_label"));
        Assert.Equal(2, await rig.OneAsync<long>("SELECT count(skeleton) FROM usage_event"));
    }

    [Fact]
    public async Task Each_transaction_is_news_and_progress()
    {
        using var rig = new TelemetryRig(configure: options => (options.BatchEvents, options.TransactionEvents) = (2, 2));
        var heard = 0;
        using var listening = rig.News.UsageStored.Subscribe(() => heard++);
        var told = new List<IngestSummary>();
        using var lines = new MemoryStream(TelemetryRig.Utf8([.. Enumerable.Range(0, 5).Select(i => Lines.Event($"e-{i}"))]));

        await rig.Ingest.IngestAsync(IngestStream.Events, "x", lines, new Told(told), CancellationToken.None);

        Assert.Equal(3, heard);
        Assert.Equal([2, 4, 5], told.Select(t => t.Read));
    }

    [Fact]
    public async Task A_source_that_breaks_keeps_what_was_stored_and_says_how_much()
    {
        using var rig = new TelemetryRig(configure: options => options.BatchEvents = 10);
        using var lines = new BreaksAfter(TelemetryRig.Utf8([.. Enumerable.Range(0, 25).Select(i => Lines.Event($"e-{i}"))]));

        var stopped = await Assert.ThrowsAsync<IngestStopped>(() => rig.Ingest.IngestAsync(IngestStream.Events, "x", lines, null, CancellationToken.None));

        Assert.Equal(stopped.Stored.Accepted, await rig.CountAsync("usage_event"));
        Assert.Equal(20, stopped.Stored.Accepted);
        Assert.Contains("20 lines", stopped.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_batches_of_a_long_delivery_are_stored_together_and_each_has_its_row_in_the_ledger()
    {
        using var rig = new TelemetryRig(configure: options => (options.BatchEvents, options.TransactionEvents) = (2, 5));
        var told = new List<IngestSummary>();
        using var lines = new MemoryStream(TelemetryRig.Utf8([.. Enumerable.Range(0, 9).Select(i => Lines.Event($"e-{i % 8}"))]));

        var summary = await rig.Ingest.IngestAsync(IngestStream.Events, "x", lines, new Told(told), CancellationToken.None);

        Assert.Equal([4, 9], told.Select(t => t.Read));
        Assert.Equal((9, 8, 1, 0), Counts(summary));
        Assert.Equal("2,2,2,2,0", await rig.OneAsync<string>("SELECT string_agg(accepted, ',' ORDER BY batch_id) FROM ingest_batch"));
        Assert.Equal(4, await rig.OneAsync<long>("SELECT count(DISTINCT batch_id) FROM usage_event"));
    }

    [Fact]
    public async Task A_store_that_fails_in_a_later_batch_leaves_nothing_of_the_whole_transaction_and_takes_it_when_it_is_sent_again()
    {
        using var rig = new TelemetryRig(configure: options => options.BatchEvents = 2);
        await rig.Store.AskAsync("ALTER TABLE quarantine RENAME TO quarantine_gone", [], row => 0, CancellationToken.None);
        string[] lines = [.. Enumerable.Range(0, 5).Select(i => Lines.Event($"e-{i}", ("prompt", "hello there"))), "nonsense"];

        var stopped = await Assert.ThrowsAsync<IngestStopped>(() => rig.EventsAsync(lines));

        Assert.Equal(0, stopped.Stored.Read);
        Assert.Equal((0, 0, 0), (await rig.CountAsync("usage_event"), await rig.CountAsync("usage_text"), await rig.CountAsync("ingest_batch")));
        await rig.Store.AskAsync("ALTER TABLE quarantine_gone RENAME TO quarantine", [], row => 0, CancellationToken.None);
        Assert.Equal((6, 5, 0, 1), Counts(await rig.EventsAsync(lines)));
        Assert.Equal(1, await rig.CountAsync("skeleton_label"));
    }

    [Fact]
    public async Task A_sender_that_pauses_lets_others_write_meanwhile()
    {
        using var rig = new TelemetryRig(configure: options => options.BatchEvents = 2);
        using var slow = new PausesAfter(TelemetryRig.Utf8(Lines.Event("a-0"), Lines.Event("a-1")), TelemetryRig.Utf8(Lines.Event("a-2")));

        var slowly = Task.Run(() => rig.Ingest.IngestAsync(IngestStream.Events, "slow", slow, null, CancellationToken.None));
        await slow.Reached;
        var other = await rig.EventsAsync(Lines.Event("b-0"));
        Assert.False(slowly.IsCompleted);
        slow.GoOn();

        Assert.Equal((1, 1, 0, 0), Counts(other));
        Assert.Equal((3, 3, 0, 0), Counts(await slowly));
    }

    [Fact]
    public async Task A_store_that_fails_in_a_batch_leaves_nothing_of_it()
    {
        using var rig = new TelemetryRig();
        await rig.EventsAsync(Lines.Event("e-0"));
        await rig.Store.AskAsync("ALTER TABLE ingest_batch RENAME TO ingest_batch_gone", [], row => 0, CancellationToken.None);

        var stopped = await Assert.ThrowsAsync<IngestStopped>(() => rig.EventsAsync(Lines.Event("e-1", ("prompt", "hello there")), "nonsense"));

        Assert.Equal(0, stopped.Stored.Read);
        Assert.Contains("send the same lines again", stopped.Message, StringComparison.Ordinal);
        Assert.Equal(1, await rig.CountAsync("usage_event"));
        Assert.Equal(0, await rig.CountAsync("usage_text"));
        Assert.Equal(0, await rig.CountAsync("quarantine"));
        await rig.Store.AskAsync("ALTER TABLE ingest_batch_gone RENAME TO ingest_batch", [], row => 0, CancellationToken.None);
        Assert.Equal((1, 1, 0, 0), Counts(await rig.EventsAsync(Lines.Event("e-1"))));
    }

    [Fact]
    public async Task An_empty_delivery_stands_in_the_ledger_with_zeros()
    {
        using var rig = new TelemetryRig();

        Assert.Equal((0, 0, 0, 0), Counts(await rig.BytesAsync(IngestStream.Events, "empty", [])));
        Assert.Equal(1, await rig.CountAsync("ingest_batch"));
    }

    private static (long, long, long, long) Counts(IngestSummary s) => (s.Read, s.Accepted, s.Duplicates, s.Quarantined);

    private sealed class Told(List<IngestSummary> into) : IProgress<IngestSummary>
    {
        public void Report(IngestSummary value) => into.Add(value);
    }

    private sealed class PausesAfter(byte[] first, byte[] then) : Stream
    {
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _reads;

        public Task Reached => _reached.Task;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public void GoOn() => _goOn.SetResult();

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (_reads == 1)
            {
                _reached.TrySetResult();
                await _goOn.Task.WaitAsync(cancellationToken);
            }
            var bytes = _reads++ switch { 0 => first, 1 => then, _ => [] };
            bytes.CopyTo(buffer);
            return bytes.Length;
        }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }

    private sealed class BreaksAfter(byte[] bytes) : MemoryStream(bytes)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Delay(1, cancellationToken);
            var read = await base.ReadAsync(buffer, cancellationToken);
            return read > 0 ? read : throw new IOException("the connection was reset");
        }
    }
}
