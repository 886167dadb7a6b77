using Investigator.Domain.Ingest;

namespace Investigator.Web.Tests.Ingest;

/// <summary>Files that appear in a folder are taken by themselves, each once, whatever happens to them or to the console.</summary>
public sealed class WatchedFolderTests : IDisposable
{
    private readonly AWatchedFolder _folder = new();

    private static string Events(int from, int count) => string.Concat(Enumerable.Range(from, count).Select(n => UsageSender.Event(n)));

    [Fact]
    public async Task A_new_file_is_taken_once_and_stands_in_the_ledger()
    {
        await _folder.WriteAsync("day/one.ndjson", Events(0, 3));

        Assert.Equal((1, 0), (await _folder.LookAsync(), await _folder.LookAsync()));

        Assert.Equal(3, await _folder.EventsAsync());
        Assert.Equal((3, null), await _folder.FileAsync(Path.Combine("day", "one.ndjson")) is { } file ? (file.Summary.Accepted, file.Refusal) : default);
        Assert.Equal("watch:" + Path.Combine("day", "one.ndjson"), Assert.Single(await _folder.Ledger.SourcesAsync(default)).Source);
        Assert.Equal(_folder.Clock.GetUtcNow(), _folder.State.LookedAt);
    }

    [Fact]
    public async Task A_file_that_grows_is_taken_again_and_what_it_held_already_counts_as_duplicates()
    {
        await _folder.WriteAsync("log.ndjson", Events(0, 3));
        await _folder.LookAsync();

        await _folder.WriteAsync("log.ndjson", Events(0, 5), minute: 1);
        Assert.Equal(1, await _folder.LookAsync());

        Assert.Equal(5, await _folder.EventsAsync());
        Assert.Equal((2, 3), await _folder.FileAsync("log.ndjson") is { } file ? (file.Summary.Accepted, file.Summary.Duplicates) : default);
    }

    [Fact]
    public async Task A_file_that_is_still_being_written_waits_until_it_has_lain_still()
    {
        await _folder.WriteAsync("log.ndjson", Events(0, 3), minute: 60);
        Assert.Equal(0, await _folder.LookAsync());

        _folder.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(1, await _folder.LookAsync());
    }

    [Theory]
    [InlineData(".hidden.ndjson")]
    [InlineData("upload.ndjson.part")]
    [InlineData("upload.TMP")]
    public async Task Hidden_and_unfinished_files_are_left_alone(string name)
    {
        await _folder.WriteAsync(name, Events(0, 1));
        Assert.Equal(0, await _folder.LookAsync());
    }

    [Fact]
    public async Task A_link_is_not_followed()
    {
        var outside = Directory.CreateTempSubdirectory("investigator-outside-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(outside.FullName, "secret.ndjson"), Events(0, 1));
            File.CreateSymbolicLink(_folder.Path("link.ndjson"), Path.Combine(outside.FullName, "secret.ndjson"));
            Directory.CreateSymbolicLink(_folder.Path("linked"), outside.FullName);

            Assert.Equal(0, await _folder.LookAsync());
        }
        finally
        {
            outside.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_renamed_file_is_read_under_its_new_name_and_changes_nothing()
    {
        await _folder.WriteAsync("log.ndjson", Events(0, 3));
        await _folder.LookAsync();

        File.Move(_folder.Path("log.ndjson"), _folder.Path("log.ndjson.1"));
        Assert.Equal(1, await _folder.LookAsync());

        Assert.Equal(3, await _folder.EventsAsync());
        Assert.Equal(3, (await _folder.FileAsync("log.ndjson.1"))!.Summary.Duplicates);
    }

    [Fact]
    public async Task The_same_content_twice_counts_once()
    {
        await _folder.WriteAsync("a.ndjson", Events(0, 3));
        await _folder.WriteAsync("b.ndjson", Events(0, 3), minute: 1);

        Assert.Equal(2, await _folder.LookAsync());

        Assert.Equal((3, 0, 3), (await _folder.EventsAsync(), (await _folder.FileAsync("a.ndjson"))!.Summary.Duplicates, (await _folder.FileAsync("b.ndjson"))!.Summary.Duplicates));
    }

    [Fact]
    public async Task A_file_of_no_known_format_is_refused_with_the_reason_and_holds_up_no_other()
    {
        await File.WriteAllBytesAsync(_folder.Path("picture.png"), [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D]);
        await _folder.WriteAsync("unknown.csv", "colour,size\nred,3\n");
        await _folder.WriteAsync("z.ndjson", Events(0, 2), minute: 1);

        Assert.Equal(3, await _folder.LookAsync());

        Assert.Contains("no log", (await _folder.FileAsync("picture.png"))!.Refusal, StringComparison.Ordinal);
        Assert.Contains("colour, size", (await _folder.FileAsync("unknown.csv"))!.Refusal, StringComparison.Ordinal);
        Assert.Equal(2, await _folder.EventsAsync());
        Assert.Equal(0, await _folder.LookAsync());
    }

    [Fact]
    public async Task A_refused_file_is_tried_again_after_a_restart_for_by_then_a_mapping_may_be_there()
    {
        await _folder.WriteAsync("mine.ndjson", """{"rid":"r-1","at":1769940000,"who":"a","m":"m","in":3,"out":1}""" + "\n");
        await _folder.LookAsync();
        Assert.NotNull((await _folder.FileAsync("mine.ndjson"))!.Refusal);

        await File.WriteAllTextAsync(Path.Combine(_folder.Mappings, "mine.json"), """
            {"format":"mine","title":"Mine","eventId":"rid","recognise":{"all":["rid","who"]},"fields":{"event_id":"rid","time":{"from":"at","as":"epoch-seconds"},"account_id":"who","model":"m","input_tokens":"in","output_tokens":"out"}}
            """);
        _folder.Restart();
        Assert.Equal(1, await _folder.LookAsync());

        Assert.Equal((1, null), await _folder.FileAsync("mine.ndjson") is { } file ? (file.Summary.Accepted, file.Refusal) : default);
    }

    [Fact]
    public async Task A_bad_line_is_set_aside_and_the_rest_of_the_file_is_taken()
    {
        await _folder.WriteAsync("log.ndjson", Events(0, 2) + "nonsense\n" + Events(2, 1));
        await _folder.LookAsync();
        Assert.Equal((4, 3, 1), (await _folder.FileAsync("log.ndjson"))!.Summary is var sum ? (sum.Read, sum.Accepted, sum.Quarantined) : default);
    }

    [Fact]
    public async Task A_restart_takes_nothing_twice_and_whatever_came_meanwhile()
    {
        await _folder.WriteAsync("before.ndjson", Events(0, 3));
        await _folder.LookAsync();
        await _folder.WriteAsync("meanwhile.ndjson", Events(3, 2));

        _folder.Restart();

        Assert.Equal(1, await _folder.LookAsync());
        Assert.Equal(5, await _folder.EventsAsync());
    }

    [Fact]
    public async Task A_console_that_died_in_the_middle_of_a_file_reads_it_again_and_nothing_counts_twice()
    {
        await _folder.WriteAsync("log.ndjson", Events(0, 500));
        // What a console leaves that was killed after its first batches: events stored, the file not in the ledger.
        await using (var half = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Events(0, 200))))
            await _folder.Ingest.IngestAsync(IngestStream.Events, "watch:log.ndjson", half, null, default);
        _folder.Restart();

        Assert.Equal(1, await _folder.LookAsync());

        Assert.Equal(500, await _folder.EventsAsync());
        Assert.Equal((300, 200), (await _folder.FileAsync("log.ndjson"))!.Summary is var sum ? (sum.Accepted, sum.Duplicates) : default);
        Assert.Equal(0, await _folder.LookAsync());
    }

    [Fact]
    public async Task A_file_that_another_process_holds_waits_is_named_and_holds_up_no_other()
    {
        await _folder.WriteAsync("a-held.ndjson", Events(0, 1));
        await _folder.WriteAsync("b-free.ndjson", Events(1, 1), minute: 1);
        await using (new FileStream(_folder.Path("a-held.ndjson"), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            Assert.Equal(1, await _folder.LookAsync());
            Assert.Equal("a-held.ndjson", Assert.Single(_folder.State.Waiting).Path);
        }

        Assert.Equal(1, await _folder.LookAsync());
        Assert.Empty(_folder.State.Waiting);
        Assert.Equal(2, await _folder.EventsAsync());
    }

    [Fact]
    public async Task Files_that_begin_with_accounts_hold_account_records()
    {
        await _folder.WriteAsync("accounts-2026.ndjson", """{"account_id":"a","country":"DE"}""" + "\n");
        await _folder.LookAsync();
        Assert.Equal(1, (await _folder.Ledger.StoredAsync(default)).Accounts);
    }

    [Fact]
    public async Task A_folder_that_is_gone_is_said_and_watched_on_when_it_is_back()
    {
        Directory.Delete(_folder.Path(""), recursive: true);
        await _folder.Watched.StartAsync(default);
        try
        {
            await UntilAsync(() => _folder.State.Problem is not null);
            await _folder.WriteAsync("log.ndjson", Events(0, 1));
            await UntilAsync(() =>
            {
                _folder.Clock.Advance(TimeSpan.FromSeconds(10));
                return _folder.State is { Problem: null, LookedAt: not null };
            });
            Assert.Equal(1, await _folder.EventsAsync());
        }
        finally
        {
            await _folder.Watched.StopAsync(default);
        }
    }

    public void Dispose() => _folder.Dispose();

    private static async Task UntilAsync(Func<bool> holds)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!holds()) await Task.Delay(20, late.Token);
    }
}
