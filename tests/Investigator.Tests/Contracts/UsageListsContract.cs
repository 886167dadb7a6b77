using Investigator.Domain.Triage;
using Investigator.Domain.Triage.Queries;
using Investigator.Tests.Ingest;
using Investigator.Tests.Triage.Queries;

namespace Investigator.Tests.Contracts;

/// <summary>What every telemetry engine lists of stored usage under a query.</summary>
public abstract class UsageListsContract : IDisposable
{
    protected abstract IUsageLists Lists { get; }

    protected abstract Task IngestAsync(params string[] lines);

    [Fact]
    public async Task Events_are_listed_as_they_are_asked_for_latest_first()
    {
        await FillAsync();
        foreach (var (text, ids) in new Dictionary<string, string>
        {
            ["account:acc-1"] = "c b a",
            ["account:ACC-1"] = "",
            ["account:acc-*"] = "e d c b a",
            ["account:\"acc-*\""] = "",
            ["account in (acc-2, acc-3) model:big"] = "d",
            ["model:BIG"] = "d b a",
            ["model:s*all"] = "e c",
            ["key:k1"] = "b a",
            ["key:K1"] = "",
            ["not key:k1"] = "e d c",
            ["key:\"\""] = "c",
            ["session:s-9"] = "e",
            ["environment:Prod"] = "a",
            ["not environment:prod"] = "e d c b",
            ["address:192.0.2.7"] = "b a",
            ["ip:192[.]0[.]2[.]7 not key:k9"] = "b a",
            ["prefix:198.51.100.0/24"] = "d",
            ["asn:AS64500"] = "a",
            ["asn:nonsense"] = "",
            ["ja4:T13D"] = "a",
            ["client:PYTHON"] = "a",
            ["client:py*3"] = "a",
            ["country:de"] = "d",
            ["input:>10"] = "c",
            ["input:5..15 output:20"] = "e d b a",
            ["status:>=400"] = "d",
            ["not status:200"] = "d",
            ["status in (200, 429)"] = "e d c b a",
            ["latency:>1k"] = "b",
            ["not latency:>1k"] = "e d c a",
            ["stream:yes"] = "a",
            ["stream:no"] = "e d c b",
            ["temperature:<0.5"] = "b",
            ["time:2026-02-01"] = "c b a",
            ["time:>2026-02-01"] = "e d",
            ["time:2026-02-01T10:01"] = "b",
            ["time:<=2026-02-01T10:01"] = "b a",
            ["time:>-27d"] = "e d",
            ["model:big and (status:429 or key:k1)"] = "d b a",
            ["off model:big"] = "e d c b a",
            ["not (model:big or model:small)"] = "",
        })
        {
            var page = await Lists.EventsAsync(Read(text, EventFields.All), 0, 10, default);
            Assert.True(ids == string.Join(' ', page.Rows.Select(e => e.EventId.Value)), $"{text} gave {string.Join(' ', page.Rows.Select(e => e.EventId.Value))}");
            Assert.Equal(page.Rows.Count, page.Total);
        }

        var second = await Lists.EventsAsync(null, 2, 2, default);
        Assert.Equal(("c b", 5), (string.Join(' ', second.Rows.Select(e => e.EventId.Value)), second.Total));
    }

    [Fact]
    public async Task A_template_is_asked_for_by_its_digits()
    {
        await IngestAsync(Lines.Event("a", ("prompt", "Rate the answer 17 of the student.")), Lines.Event("b", ("prompt", "Something else altogether, a poem.")));
        var skeleton = (await Lists.EventsAsync(null, 0, 10, default)).Rows.Single(e => e.EventId.Value == "a").Skeleton!.Value.ToString("x16", System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal("a", Assert.Single((await Lists.EventsAsync(Read($"skeleton:{skeleton.ToUpperInvariant()}", EventFields.All), 0, 10, default)).Rows).EventId.Value);
        Assert.Empty((await Lists.EventsAsync(Read("skeleton:zzz", EventFields.All), 0, 10, default)).Rows);
    }

    [Fact]
    public async Task Sessions_of_all_accounts_are_listed_as_they_are_asked_for()
    {
        await FillAsync();
        foreach (var (text, sessions) in new Dictionary<string, string>
        {
            ["account:acc-1"] = "acc-1/1 acc-1/2",
            ["not account:acc-1"] = "acc-3/1 acc-2/1",
            ["account:acc-*"] = "acc-3/1 acc-2/1 acc-1/1 acc-1/2",
            ["session:s-9"] = "acc-3/1",
            ["derived:no"] = "acc-3/1",
            ["derived:yes requests:>1"] = "acc-1/2",
            ["input:>10 account:acc-1"] = "acc-1/1 acc-1/2",
            ["minutes:>=1"] = "acc-1/2",
            ["started:>2026-02-01"] = "acc-3/1 acc-2/1",
            ["ended:<=2026-02-01"] = "acc-1/1 acc-1/2",
            ["account:acc-1 or account:acc-3"] = "acc-3/1 acc-1/1 acc-1/2",
        })
        {
            var page = await Lists.SessionsAsync(Read(text, SessionFields.All), 0, 10, default);
            Assert.True(sessions == string.Join(' ', page.Rows.Select(s => $"{s.AccountId.Value}/{s.Requests}")), $"{text} gave {string.Join(' ', page.Rows.Select(s => $"{s.AccountId.Value}/{s.Requests}"))}");
            Assert.Equal(page.Rows.Count, page.Total);
        }
    }

    [Fact]
    public async Task Keys_say_who_used_them_and_are_listed_as_they_are_asked_for()
    {
        await FillAsync();
        await IngestAsync(Lines.Event("f", ("time", Lines.At(4000)), ("account_id", "acc-9"), ("api_key_id", "k1"), ("status", 500)));

        var all = (await Lists.KeysAsync(null, 0, 10, default)).Rows;

        Assert.Equal(["k1", "k2", "k3"], all.Select(k => k.Key.Value));
        Assert.Equal((2, "acc-1", 3, 1, 30, 60), (all[0].Accounts, all[0].One.Value, all[0].Requests, all[0].Errors, all[0].InputTokens, all[0].OutputTokens));
        foreach (var (text, keys) in new Dictionary<string, string>
        {
            ["key:k*"] = "k1 k2 k3",
            ["key:k2"] = "k2",
            ["accounts:>1"] = "k1",
            ["account:acc-9"] = "k1",
            ["not account in (acc-9, acc-2)"] = "k3",
            ["errors:>0 requests:<3"] = "k2",
            ["first:2026-02-01"] = "k1",
            ["seen:>2026-02-03"] = "k1",
        })
            Assert.True(keys == string.Join(' ', (await Lists.KeysAsync(Read(text, KeyFields.All), 0, 10, default)).Rows.Select(k => k.Key.Value)), text);
    }

    [Fact]
    public async Task Every_field_of_every_list_has_its_place_in_the_store()
    {
        await FillAsync();
        foreach (var query in QueryExamples.Of(EventFields.All)) await Lists.EventsAsync(query, 0, 10, default);
        foreach (var query in QueryExamples.Of(SessionFields.All)) await Lists.SessionsAsync(query, 0, 10, default);
        foreach (var query in QueryExamples.Of(KeyFields.All)) await Lists.KeysAsync(query, 0, 10, default);
    }

    [Fact]
    public async Task What_is_asked_for_is_data_and_never_a_part_of_the_command()
    {
        await FillAsync();
        foreach (var hostile in (string[])["'; DROP TABLE usage_event; --", "$q0", "%", "_", "\\", "a\0b", "\ud800", "x' OR '1'='1"])
            foreach (var field in (string[])["account", "key", "model", "client", "address", "asn", "skeleton"])
                Assert.Empty((await Lists.EventsAsync(Query.Of(new FieldTerm(EventFields.All.Find(field)!, new IsOneOf([new PatternValue(QueryPattern.Plain(hostile))]))), 0, 10, default)).Rows);
        var most = Query.Read($"account in ({string.Join(", ", Enumerable.Range(0, 200).Select(n => $"a{n}"))})", EventFields.All);
        Assert.Null(most.Fault);
        Assert.Empty((await Lists.EventsAsync(most.Query, 0, 10, default)).Rows);
        Assert.Equal(5, (await Lists.EventsAsync(null, 0, 10, default)).Total);
    }

    [Fact]
    public async Task Values_come_with_their_requests_and_those_of_resources_with_their_accounts()
    {
        await FillAsync();

        Assert.Equal([new ValueCount("big", 3), new ValueCount("small", 2)], await Lists.ValuesAsync("model", "", 8, default));
        Assert.Equal([new ValueCount("small", 2)], await Lists.ValuesAsync("model", "MAL", 8, default));
        Assert.Equal([new ValueCount("192.0.2.7", 1)], await Lists.ValuesAsync("address", "192.0.2", 8, default));
        Assert.Empty(await Lists.ValuesAsync("temperature", "", 8, default));
        Assert.Empty(await Lists.ValuesAsync("model", "a\0", 8, default));
        Assert.Empty(await Lists.ValuesAsync("nonsense", "", 8, default));
    }

    private Task FillAsync() => IngestAsync(
        Lines.Event("a", ("time", Lines.At(0)), ("model", "big"), ("api_key_id", "k1"), ("environment", "prod"), ("ip", "192.0.2.7"), ("asn", 64500), ("tls_fingerprint", "t13d"), ("user_agent", "Python/3"), ("stream", true)),
        Lines.Event("b", ("time", Lines.At(1)), ("model", "big"), ("api_key_id", "k1"), ("ip", "192.0.2.7"), ("latency_ms", 2_000), ("temperature", 0.2)),
        Lines.Event("c", ("time", Lines.At(100)), ("model", "small"), ("input_tokens", 900)),
        Lines.Event("d", ("time", Lines.At(2_000)), ("account_id", "acc-2"), ("model", "big"), ("api_key_id", "k2"), ("ip", "198.51.100.2"), ("country", "DE"), ("status", 429)),
        Lines.Event("e", ("time", Lines.At(3_000)), ("account_id", "acc-3"), ("model", "small"), ("api_key_id", "k3"), ("session_id", "s-9")));

    private static Query Read(string text, QueryFields fields) => Query.Read(text, fields) is { Query: { } query } ? query : throw new ArgumentException($"{text}: {Query.Read(text, fields).Fault}", nameof(text));

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
    }
}
