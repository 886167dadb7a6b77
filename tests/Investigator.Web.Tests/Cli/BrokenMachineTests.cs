using System.Text;
using System.Text.Json;
using Investigator.Web.Tests.Audit;
using Investigator.Web.Tests.Ingest;

namespace Investigator.Web.Tests.Cli;

/// <summary>What the machine can do to the program: disks that are full or read-only, a folder that somebody else holds. Each is told with what to do, and nothing is lost.</summary>
public sealed class BrokenMachineTests
{
    private const int Events = 60_000;

    [OwnDiskFact]
    public async Task A_disk_that_fills_up_stops_the_ingest_with_a_message_and_the_same_file_completes_it_when_there_is_room()
    {
        using var disk = new OwnDisk();
        await File.WriteAllTextAsync(disk.Path("events.ndjson"), string.Concat(Enumerable.Range(0, Events).Select(i => UsageSender.Event(i, $"account-{i * 7919 % 5000}-{i:x16}"))), Encoding.UTF8);

        await disk.RunAsync("""
            mkdir data
            mount -t tmpfs -o size=8m disk data
            investigator ingest events.ndjson --data data >full.json 2>full.txt && exit 9
            mount -o remount,size=1g disk data
            investigator ingest events.ndjson --data data >again.json
            investigator ingest events.ndjson --data data >third.json
            """);

        var said = disk.Read("full.txt");
        Assert.Contains("The disk is full: free some space", said, StringComparison.Ordinal);
        Assert.Contains("send the same lines again", said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
        var (full, again, third) = (Summary(disk.Read("full.json")), Summary(disk.Read("again.json")), Summary(disk.Read("third.json")));
        Assert.True(full.Read < Events, "The disk was large enough: the test shows nothing.");
        Assert.Equal((Events, Events), (again.Read, again.Accepted + again.Duplicates));
        Assert.Equal(full.Accepted, again.Duplicates);
        Assert.Equal((Events, 0, Events), (third.Read, third.Accepted, third.Duplicates));
    }

    [OwnDiskFact]
    public async Task A_disk_too_small_for_the_stores_is_told_at_the_start()
    {
        using var disk = new OwnDisk();

        await disk.RunAsync("""
            mkdir data
            mount -t tmpfs -o size=64k disk data
            investigator migrate --data data 2>told.txt && exit 9
            true
            """);

        Assert.Contains("is full", disk.Read("told.txt"), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", disk.Read("told.txt"), StringComparison.Ordinal);
    }

    [OwnDiskFact]
    public async Task A_data_folder_that_may_only_be_read_is_told_by_every_verb_that_opens_it()
    {
        using var disk = new OwnDisk();
        await File.WriteAllTextAsync(disk.Path("events.ndjson"), UsageSender.Event(1));

        await disk.RunAsync("""
            mkdir data
            mount -t tmpfs -o size=64m disk data
            investigator ingest events.ndjson --data data >first.json
            mount -o remount,ro disk data
            investigator migrate --data data 2>migrate.txt && exit 8
            investigator ingest events.ndjson --data data 2>ingest.txt && exit 7
            investigator serve --data data --urls http://localhost:0 2>serve.txt && exit 6
            mkdir bare
            mount -t tmpfs -o ro disk bare
            investigator ingest events.ndjson --data bare 2>bare.txt && exit 5
            investigator ingest events.ndjson --data bare/below 2>below.txt && exit 4
            true
            """);

        foreach (var verb in (string[])["migrate", "ingest", "serve", "bare", "below"])
        {
            Assert.Matches("may write in it|can't be written|right to write|can't be made", disk.Read(verb + ".txt"));
            Assert.DoesNotContain("   at ", disk.Read(verb + ".txt"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Usage_held_by_a_running_console_is_told_to_a_second_process_with_the_way_round()
    {
        using var program = new RunningProgram();
        await File.WriteAllTextAsync(program.Path("events.ndjson"), UsageSender.Event(1));
        await using var console = await program.ServeAsync(new($"http://localhost:{FreePort.Next()}"), "--Demo:Enabled=false");

        var (exit, _, errors) = await program.RunAsync(null, "ingest", "events.ndjson");

        Assert.Equal(1, exit);
        Assert.Contains("is open in another Investigator process", errors, StringComparison.Ordinal);
        Assert.Contains("POST /api/v1/events", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }

    private static (long Read, long Accepted, long Duplicates) Summary(string json)
    {
        using var summary = JsonDocument.Parse(json);
        var root = summary.RootElement;
        return (root.GetProperty("read").GetInt64(), root.GetProperty("accepted").GetInt64(), root.GetProperty("duplicates").GetInt64());
    }
}
