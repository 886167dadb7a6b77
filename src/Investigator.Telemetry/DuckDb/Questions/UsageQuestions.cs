using System.Globalization;
using System.Runtime.InteropServices;
using DuckDB.NET.Data;
using Investigator.Domain.Detection;
using Investigator.Domain.Usage;

namespace Investigator.Telemetry.DuckDb.Questions;

/// <summary>What detection asks, answered by the embedded store.</summary>
internal sealed class UsageQuestions(TelemetryStore store) : IUsageQuestions
{
    public async Task<TimeWindow?> SpanAsync(CancellationToken ct)
    {
        var spans = await store.AskAsync<TimeWindow?>(
            "SELECT min(time), max(time) FROM usage_event", [],
            row => Row.Time(row, 0) is { } first ? new(first, Row.Time(row, 1)!.Value.AddMicroseconds(1)) : null, ct).ConfigureAwait(false);
        return spans[0];
    }

    // A question about more accounts than that is as heavy as one about all.
    private const int Many = 1_000;

    private const string OnlyEvents = "AND account_key IN (SELECT unnest($keys))";

    private const string OnlyRecords = "AND account_id IN (SELECT unnest($accounts))";

    public async Task<IReadOnlyList<AccountProfile>> ProfilesAsync(TimeWindow window, IReadOnlyCollection<AccountId>? only, CancellationToken ct)
    {
        var parameters = Of(window, only);
        // One instance of each text that many accounts have in common.
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        var families = (await AskAsync(
                only is null, ProfileSql.Families(only is null ? "" : OnlyEvents), parameters, row => (Account: row.GetString(0), Family: row.GetString(1), Requests: row.GetInt64(2)), ct).ConfigureAwait(false))
            .GroupBy(f => f.Account, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.ToDictionary(f => f.Family, f => f.Requests, StringComparer.Ordinal), StringComparer.Ordinal);
        var profiles = await AskAsync(
            only is null, only is null ? ProfileSql.Profiles("", "") : ProfileSql.Profiles(OnlyEvents, OnlyRecords),
            only is null ? parameters : [.. parameters, ("accounts", only.Select(a => a.Value).ToList())], row => Profile(row, text => Once(texts, text)), ct).ConfigureAwait(false);
        if (only is null) store.Names.KeepAll(profiles.Select(p => p.AccountId));
        return [.. profiles.Select(p => families.TryGetValue(p.AccountId.Value, out var own) ? p with { Families = own } : p)
            .OrderBy(p => p.AccountId.Value, StringComparer.Ordinal)];
    }

    private static string? Once(Dictionary<string, string> known, string? text)
    {
        if (text is null) return null;
        ref var first = ref CollectionsMarshal.GetValueRefOrAddDefault(known, text, out _);
        return first ??= text;
    }

    public async Task<IReadOnlyDictionary<AccountId, EventSample>> SampleAsync(
        TimeWindow window, EventChoice choice, IReadOnlyCollection<EventsAsked> asked, int take, CancellationToken ct)
    {
        if (asked.Count == 0) return new Dictionary<AccountId, EventSample>();
        var named = asked.DistinctBy(a => a.Account).ToDictionary(a => AccountKey.Of(a.Account.Value), a => a.Account);
        var samples = new Dictionary<AccountId, EventSample>();
        var (account, count, events) = (0UL, 0L, new List<string>());
        await EachAsync(
            asked.Count > Many, SampleSql(choice, take),
            [.. Asked.Of(window), ("keys", asked.Select(a => AccountKey.Of(a.Account.Value)).ToList()), ("values", asked.Select(a => Value(choice, a.Value)).ToList())],
            row =>
            {
                if (row.GetFieldValue<ulong>(0) is var key && key != account) Close();
                (account, count) = (key, row.GetInt64(2));
                events.Add(row.GetString(1));
            },
            ct).ConfigureAwait(false);
        Close();
        return samples;

        void Close()
        {
            if (events.Count > 0) samples[named[account]] = new(new PackedTexts(events), count);
            events.Clear();
        }
    }

    public async Task<long> LastBatchAsync(CancellationToken ct) =>
        (await store.AskAsync("SELECT coalesce(max(batch_id), 0) FROM ingest_batch", [], row => row.GetInt64(0), ct).ConfigureAwait(false))[0];

    public async Task<IReadOnlyList<AccountId>> SentAsync(long after, long upTo, CancellationToken ct) => after >= upTo ? [] : await store.AskAsync(
        "SELECT DISTINCT account_id FROM usage_event WHERE batch_id > $after AND batch_id <= $up_to", [("after", after), ("up_to", upTo)],
        row => new AccountId(row.GetString(0)), ct).ConfigureAwait(false);

    public async Task<IReadOnlyList<NetworkUse>> NetworksAsync(TimeWindow window, int fewest, IReadOnlyCollection<AccountId>? only, CancellationToken ct)
    {
        // Millions of rows name some thousand networks.
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        var rows = await AskAsync(
            only is null, StrangerSql.Networks(only is null ? "" : OnlyEvents), [.. Of(window, only), ("fewest", fewest)],
            row => (Key: row.GetFieldValue<ulong>(0), Network: Once(texts, row.GetString(1))!, From: Row.Time(row, 2)!.Value, To: Row.Time(row, 3)!.Value, Requests: row.GetInt64(4)), ct).ConfigureAwait(false);
        return await NamedAsync(rows, r => r.Key, (r, account) => new NetworkUse(account, r.Network, r.From, r.To, r.Requests), only, ct).ConfigureAwait(false);
    }

    public async Task<IReadOnlyList<StrangeUse>> StrangersAsync(TimeWindow window, IReadOnlyCollection<StrangersAsked> asked, CancellationToken ct) => asked.Count == 0 ? [] : await AskAsync(
        asked.Count > Many, StrangerSql.Strangers,
        [.. Asked.Of(window), ("accounts", asked.Select(a => a.Account.Value).ToList()), ("since", asked.Select(a => (a.Since - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond).ToList())],
        row => new StrangeUse(new(row.GetString(0)), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5), row.GetInt64(6), row.GetInt64(7)), ct).ConfigureAwait(false);

    public async Task<IReadOnlyList<SecondHands>> SecondHandsAsync(TimeWindow window, SecondHandsAsked asked, IReadOnlyCollection<AccountId>? only, CancellationToken ct)
    {
        var rows = await AskAsync(
            only is null, StrangerSql.SecondHands(only is null ? "" : OnlyEvents), [.. Of(window, only), ("settled", asked.Settled.Ticks / TimeSpan.TicksPerMicrosecond), ("fewest", asked.Fewest)],
            row => (Key: row.GetFieldValue<ulong>(0), Hands: new SecondHands(default, Row.Time(row, 1)!.Value, row.GetString(2).Split(','), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5), row.GetInt64(6), (int)row.GetInt64(7))), ct).ConfigureAwait(false);
        return [.. (await NamedAsync(rows, r => r.Key, (r, account) => r.Hands with { Account = account }, only, ct).ConfigureAwait(false)).OrderBy(h => h.Account.Value, StringComparer.Ordinal)];
    }

    private async Task<List<TNamed>> NamedAsync<TRow, TNamed>(List<TRow> rows, Func<TRow, ulong> keyOf, Func<TRow, AccountId, TNamed> named, IReadOnlyCollection<AccountId>? only, CancellationToken ct)
    {
        if (only is not null) store.Names.Keep(only.Select(a => (AccountKey.Of(a.Value), a)));
        var keys = rows.Select(keyOf).Distinct().ToList();
        var names = keys.Zip(await store.Names.OfAsync(keys, ct).ConfigureAwait(false)).Where(n => n.Second is not null).ToDictionary(n => n.First, n => n.Second!.Value);
        return [.. rows.Where(r => names.ContainsKey(keyOf(r))).Select(r => named(r, names[keyOf(r)]))];
    }

    private Task EachAsync(bool ofAll, string sql, IReadOnlyList<(string Name, object? Value)> parameters, Action<DuckDBDataReader> row, CancellationToken ct) =>
        ofAll ? store.EachOfAllAsync(sql, parameters, row, ct) : store.AskAsync(sql, parameters, r => { row(r); return 0; }, ct);

    private Task<List<T>> AskAsync<T>(bool ofAll, string sql, IReadOnlyList<(string Name, object? Value)> parameters, Func<DuckDBDataReader, T> row, CancellationToken ct) =>
        ofAll ? store.AskOfAllAsync(sql, parameters, row, ct) : store.AskAsync(sql, parameters, row, ct);

    // The sample is the same in every run: the smallest hashes of the ids. Which they are is found by numbers alone, and of those an aggregate holds no more than are wanted; then the ids are read.
    private static string SampleSql(EventChoice choice, int take) => $"""
        WITH asked AS (SELECT unnest($keys) AS account_key, unnest($values) AS value),
        few AS (
            SELECT e.account_key, count(*) AS events, min(e.event_key, {take.ToString(CultureInfo.InvariantCulture)}) AS keys FROM usage_event e JOIN asked a ON a.account_key = e.account_key
            WHERE e.time >= $from AND e.time < $to AND {choice switch
    {
        EventChoice.OfFamilies => "list_contains(string_split(a.value, ','), e.family)",
        EventChoice.OfSkeleton => "e.skeleton = CAST(a.value AS UBIGINT)",
        EventChoice.OfKey => "(a.value = '' OR e.api_key_id = a.value)",
        EventChoice.OfNetworks => $"list_contains(string_split(a.value, ','), {StrangerSql.Network})",
        EventChoice.Refused => ProfileSql.Refused,
        EventChoice.OfPlaces => $"list_contains(string_split(a.value, ','), {StrangerSql.Place})",
        EventChoice.OfWatched => "EXISTS (SELECT 1 FROM family_match m WHERE m.event_id = e.event_id AND m.account_id = e.account_id AND m.family || '/' || m.version = a.value)",
        _ => "true",
    }}
            GROUP BY e.account_key),
        chosen AS (SELECT account_key, events, unnest(keys) AS event_key FROM few)
        SELECT e.account_key, e.event_id, c.events FROM usage_event e JOIN chosen c ON c.account_key = e.account_key AND c.event_key = e.event_key
        WHERE e.time >= $from AND e.time < $to ORDER BY e.account_key, e.event_key
        """;

    private static List<(string Name, object? Value)> Of(TimeWindow window, IReadOnlyCollection<AccountId>? only) =>
        only is null ? Asked.Of(window) : [.. Asked.Of(window), ("keys", only.Select(a => AccountKey.Of(a.Value)).ToList())];

    private static string Value(EventChoice choice, string value) => choice is EventChoice.OfSkeleton
        ? ulong.Parse(value, NumberStyles.HexNumber, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture)
        : value;

    private static AccountProfile Profile(DuckDBDataReader row, Func<string?, string?> once) => new()
    {
        Record = new()
        {
            AccountId = new(row.GetString(0)),
            CreatedAt = Row.Time(row, 1),
            OrganizationId = Row.Text(row, 2),
            Segment = once(Row.Text(row, 3)),
            Tier = once(Row.Text(row, 4)),
            Verification = once(Row.Text(row, 5)),
            Country = once(Row.Text(row, 6)),
            EmailDomain = once(Row.Text(row, 7)),
            PaymentFingerprint = Row.Text(row, 8),
            DeviceId = Row.Text(row, 9),
            SignupIp = Row.Text(row, 10),
            Referrer = once(Row.Text(row, 11)),
            Status = once(Row.Text(row, 12)),
        },
        Requests = row.GetInt64(13),
        Answered = row.GetInt64(14),
        WithText = row.GetInt64(15),
        InputTokens = row.GetInt64(16),
        OutputTokens = row.GetInt64(17),
        MedianOutputTokens = row.IsDBNull(18) ? 0 : row.GetDouble(18),
        CutAtLimit = row.GetInt64(19),
        FirstSeenAt = Row.Time(row, 20),
        LastSeenAt = Row.Time(row, 21),
        ActiveDays = (int)row.GetInt64(22),
        DailyRestHours = row.IsDBNull(23) ? null : row.GetDouble(23),
        NetworksPerKey = (int)row.GetInt64(24),
        WidestKey = Row.Text(row, 25),
        CountriesOfKey = (int)row.GetInt64(26),
        TopSkeleton = row.IsDBNull(27) ? null : row.GetFieldValue<ulong>(27),
        TopSkeletonRequests = row.GetInt64(28),
        Skeletons = row.GetInt64(29),
        InQuietHours = row.GetInt64(30),
        ProbedTexts = row.GetInt64(31),
    };
}
