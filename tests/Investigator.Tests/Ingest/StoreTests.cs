using System.IO.Compression;
using System.Text;
using Investigator.Domain.Campaigns;
using Investigator.Domain.Ingest;
using Investigator.Domain.Triage;
using Investigator.Telemetry;
using Investigator.Telemetry.DuckDb;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Investigator.Tests.Ingest;

public sealed class StoreTests : IDisposable
{
    private readonly string _folder = TelemetryRig.NewFolder();

    [Fact]
    public void A_missing_folder_is_made()
    {
        var inner = Path.Combine(_folder, "a", "b");

        using var store = TelemetryStore.Open(new() { DataFolder = inner });

        Assert.True(File.Exists(Path.Combine(inner, "telemetry.duckdb")));
    }

    [Fact]
    public void A_data_folder_that_is_a_file_is_told()
    {
        var file = Path.Combine(_folder, "file");
        File.WriteAllText(file, "x");

        Assert.Contains("is a file", Refused(file).Message, StringComparison.Ordinal);
        Assert.Contains(file, Refused(Path.Combine(file, "below")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_store_is_told_and_not_touched()
    {
        var file = Path.Combine(_folder, "telemetry.duckdb");
        File.WriteAllText(file, new string('x', 20_000));

        Assert.Contains("Move it away", Refused(_folder).Message, StringComparison.Ordinal);
        Assert.Equal(20_000, new FileInfo(file).Length);
    }

    [Fact]
    public async Task Long_deliveries_leave_a_processor_to_reading_and_the_last_one_gives_it_back()
    {
        using var store = TelemetryStore.Open(new() { DataFolder = _folder, Threads = 4, MemoryLimitMegabytes = 900 });

        var (first, second) = (store.Share.Lessen(), store.Share.Lessen());
        Assert.Equal((3L, "572.2 MiB"), await ShareAsync());
        first.Dispose();
        first.Dispose();
        Assert.Equal(3L, (await ShareAsync()).Threads);
        second.Dispose();
        Assert.Equal((4L, "858.3 MiB"), await ShareAsync());

        async Task<(long Threads, string Memory)> ShareAsync() => (await store.AskAsync(
            "SELECT current_setting('threads')::BIGINT, current_setting('memory_limit')", [], row => (row.GetInt64(0), row.GetString(1)), default))[0];
    }

    [Fact]
    public async Task A_question_about_all_accounts_has_the_memory_of_an_analysis_while_it_is_answered()
    {
        using var store = TelemetryStore.Open(new() { DataFolder = _folder, Threads = 4, MemoryLimitMegabytes = 300, AnalysisMegabytes = 900 });
        const string Memory = "SELECT current_setting('memory_limit')";

        Assert.Equal("858.3 MiB", Assert.Single(await store.AskOfAllAsync(Memory, [], row => row.GetString(0), default)));
        Assert.Equal("286.1 MiB", Assert.Single(await store.AskAsync(Memory, [], row => row.GetString(0), default)));

        // An analysis during a long delivery takes no thread of it, and leaves its room as it was.
        using (store.Share.Lessen())
        {
            Assert.Equal((3L, "858.3 MiB"), Assert.Single(await store.AskOfAllAsync(
                "SELECT current_setting('threads')::BIGINT, current_setting('memory_limit')", [], row => (row.GetInt64(0), row.GetString(1)), default)));
            Assert.Equal("190.7 MiB", Assert.Single(await store.AskAsync(Memory, [], row => row.GetString(0), default)));
        }
    }

    [Fact]
    public void A_second_owner_in_the_same_process_is_refused_until_the_first_is_gone()
    {
        using (TelemetryStore.Open(new() { DataFolder = _folder })) Assert.Contains("open in another Investigator process", Refused(_folder).Message, StringComparison.Ordinal);

        TelemetryStore.Open(new() { DataFolder = _folder }).Dispose();
    }

    [Fact]
    public async Task A_store_of_a_newer_version_is_refused()
    {
        using (var store = TelemetryStore.Open(new() { DataFolder = _folder }))
            await store.AskAsync("INSERT INTO schema_version VALUES (900)", [], row => 0, CancellationToken.None);

        Assert.Contains("newer version", Refused(_folder).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_question_stops_with_its_token()
    {
        using var store = TelemetryStore.Open(new() { DataFolder = _folder });
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => store.AskAsync("SELECT count(*) FROM range(100000000000) WHERE range % 7 = 3", [], row => row.GetInt64(0), patience.Token));
    }

    [Fact]
    public async Task Ranges_name_the_network_of_an_address_where_the_sender_did_not()
    {
        var asns = Path.Combine(_folder, "asn.csv.gz");
        using (var gzip = new GZipStream(File.Create(asns), CompressionLevel.Fastest)) gzip.Write("start,len,asn\n3221225984,256,64500\n50529027,1,64501\n"u8);
        var countries = Path.Combine(_folder, "country.csv");
        File.WriteAllText(countries, "3221225984,128,DE\n", Encoding.ASCII);
        using var rig = new TelemetryRig(configure: options => (options.AsnRanges, options.CountryRanges) = (asns, countries));

        await rig.EventsAsync(
            Lines.Event("a", ("ip", "192.0.2.5")), Lines.Event("b", ("ip", "192.0.2.200"), ("asn", 7)), Lines.Event("c", ("ip", "3.3.3.3")), Lines.Event("d", ("ip", "3.3.3.4")), Lines.Event("e", ("ip", "2001:db8::1")));

        Assert.Equal("a64500DE b7 c64501 d e", await rig.OneAsync<string>("SELECT string_agg(concat(event_id, asn, country), ' ' ORDER BY event_id) FROM usage_event"));
    }

    [Theory]
    [InlineData("start,len,asn\n1,2\n", "line 2")]
    [InlineData("start,len,asn\n", "no ranges")]
    [InlineData("1,1,64500\n1,x,64500\n", "line 2")]
    public void A_damaged_range_file_stops_the_start(string text, string said)
    {
        var file = Path.Combine(_folder, "asn.csv");
        File.WriteAllText(file, text);

        var refused = Assert.Throws<TelemetryUnavailable>(() => new Investigator.Telemetry.Ingest.NetworkAtlas(new() { AsnRanges = file }));
        Assert.Contains(said, refused.Message, StringComparison.Ordinal);
        Assert.Contains("Telemetry:AsnRanges", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_lookup_file_stops_the_start()
    {
        var gone = Path.Combine(_folder, "gone");

        Assert.Contains("Telemetry:CountryRanges", Assert.Throws<TelemetryUnavailable>(() => new Investigator.Telemetry.Ingest.NetworkAtlas(new() { CountryRanges = gone })).Message, StringComparison.Ordinal);
        Assert.Contains("Telemetry:AsnMmdb", Assert.Throws<TelemetryUnavailable>(() => new Investigator.Telemetry.Ingest.NetworkAtlas(new() { AsnMmdb = gone })).Message, StringComparison.Ordinal);
        File.WriteAllText(gone, "no mmdb");
        Assert.Contains("no readable MMDB", Assert.Throws<TelemetryUnavailable>(() => new Investigator.Telemetry.Ingest.NetworkAtlas(new() { CountryMmdb = gone })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_container_gives_every_port()
    {
        await using var services = new ServiceCollection().AddTelemetry(options => options.DataFolder = _folder).BuildServiceProvider();

        Assert.NotNull(services.GetRequiredService<IUsageIngest>());
        Assert.NotNull(services.GetRequiredService<IQuarantine>());
        Assert.NotNull(services.GetRequiredService<IAccountUsage>());
        Assert.NotNull(services.GetRequiredService<IPromptTexts>());
        Assert.NotNull(services.GetRequiredService<IHarvestQuestions>());
        Assert.NotNull(services.GetRequiredService<TelemetryUpkeep>());
        Assert.Equal(0, (await services.GetRequiredService<IIngestLedger>().StoredAsync(CancellationToken.None)).Events);
    }

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        using var services = new ServiceCollection().AddTelemetry(options => options.TextRetention = TimeSpan.Zero).BuildServiceProvider();

        Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IUsageIngest>());
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static TelemetryUnavailable Refused(string folder) => Assert.Throws<TelemetryUnavailable>(() => TelemetryStore.Open(new() { DataFolder = folder }));
}
