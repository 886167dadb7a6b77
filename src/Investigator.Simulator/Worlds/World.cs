namespace Investigator.Simulator.Worlds;

/// <summary>
/// A labelled world: real arrival shapes and real prompts on an invented account graph, written as the files any sender would send, and the truth beside them.
/// Accounts live lazily and are merged by time, so memory grows with accounts, not with events.
/// </summary>
public static class World
{
    /// <summary>Writes events.ndjson, accounts.ndjson, truth_accounts.csv, truth_campaigns.csv and truth_exchanges.csv into the directory, replacing files of these names once all are whole.</summary>
    /// <param name="options">The same options give the same bytes.</param>
    /// <param name="directory">Made when absent.</param>
    /// <param name="progress">Told the share of the time span written, 0 to 1.</param>
    /// <param name="ct">Stops between events; files written before stay as they were.</param>
    public static async Task<WorldSummary> WriteAsync(WorldOptions options, string directory, IProgress<double>? progress, CancellationToken ct)
    {
        if (options.Refusal() is { } refusal) return new() { Refusal = refusal, From = options.From, To = options.To };

        Directory.CreateDirectory(directory);
        var residents = Settle(options);
        var events = await WriteEventsAsync(residents, options, Partial("events.ndjson"), progress, ct).ConfigureAwait(false);

        var shuffled = residents.ToArray();
        new Rng(Rng.Mix((ulong)options.Seed, Rng.Of("order"))).Shuffle(shuffled);
        await AccountLines.WriteAccountsAsync(Partial("accounts.ndjson"), shuffled.Select(resident => resident.Account), new(options.Plan.Without), ct).ConfigureAwait(false);
        await AccountLines.WriteTruthAsync(Partial("truth_accounts.csv"), shuffled, ct).ConfigureAwait(false);
        var campaigns = residents.SelectMany(r => r.Campaigns).CountBy(campaign => campaign).Select(count => (count.Key, count.Value)).ToList();
        await AccountLines.WriteCampaignsAsync(Partial("truth_campaigns.csv"), campaigns, ct).ConfigureAwait(false);
        await AccountLines.WriteExchangesAsync(Partial("truth_exchanges.csv"), campaigns.Select(campaign => campaign.Key), ct).ConfigureAwait(false);
        foreach (var name in (string[])["events.ndjson", "accounts.ndjson", "truth_accounts.csv", "truth_campaigns.csv", "truth_exchanges.csv"])
            File.Move(Partial(name), Path.Combine(directory, name), overwrite: true);
        progress?.Report(1);

        return new()
        {
            Events = events,
            Accounts = residents.Count,
            From = options.From,
            To = options.To,
            Campaigns = campaigns.Count,
            FraudAccounts = residents.Count(resident => resident.Label is "fraud"),
            CompromisedAccounts = residents.Count(resident => resident.Label is "compromised"),
            AccountsByArchetype = residents.CountBy(resident => resident.Archetype, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal),
        };

        string Partial(string name) => Path.Combine(directory, name + ".partial");
    }

    /// <summary>Every honest archetype of this assembly, in the order of their names.</summary>
    public static IReadOnlyList<IArchetype> Archetypes { get; } = [.. Of<IArchetype>().OrderBy(archetype => archetype.Name, StringComparer.Ordinal)];

    /// <summary>Every campaign family of this assembly, in the order of their names.</summary>
    public static IReadOnlyList<ICampaignFamily> Families { get; } = [.. Of<ICampaignFamily>().OrderBy(family => family.Name, StringComparer.Ordinal)];

    private static IEnumerable<T> Of<T>() => typeof(World).Assembly.GetTypes()
        .Where(type => type is { IsAbstract: false, IsInterface: false } && type.IsAssignableTo(typeof(T))).Select(type => (T)Activator.CreateInstance(type)!);

    private static List<Resident> Settle(WorldOptions options)
    {
        var ground = new Ground(options);
        // A generator for each kind and each harvest: a new one leaves the others as they were.
        var honest = Archetypes.SelectMany(archetype => archetype.Settle(new(ground, new(Rng.Mix((ulong)options.Seed, Rng.Of(archetype.Name))))));
        var planted = (options.Plan.Campaigns ?? WorldPlan.Usual(options.Scale)).SelectMany((plan, number) =>
            Families.First(family => string.Equals(family.Name, plan.Family, StringComparison.Ordinal))
                .Settle(new(ground, new(Rng.Mix((ulong)options.Seed, Rng.Of(FormattableString.Invariant($"{plan.Family} {number}"))))), plan));
        return [.. honest, .. planted];
    }

    private static async Task<long> WriteEventsAsync(List<Resident> residents, WorldOptions options, string path, IProgress<double>? progress, CancellationToken ct)
    {
        var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0, useAsync: true);
        await using var closing = file.ConfigureAwait(false);
        var writer = new EventWriter(file, Rng.Mix((ulong)options.Seed, Rng.Of("events")), new(options.Plan.Without));
        var waiting = new PriorityQueue<(IEnumerator<Exchange> Life, int Order), (long At, int Order)>(residents.Count);
        foreach (var resident in residents)
        {
            ct.ThrowIfCancellationRequested();
            var life = resident.Live(resident).GetEnumerator();
            var order = waiting.Count;
            if (Goes(life)) waiting.Enqueue((life, order), (life.Current.At, order));
        }

        var (count, last, span) = (0L, 0L, (double)(options.To - options.From).Ticks);
        while (waiting.Count > 0)
        {
            var (life, order) = waiting.Peek();
            var exchange = life.Current;
            if (exchange.At < last) throw new InvalidOperationException($"The archetype {exchange.By.Archetype} went back in time.");
            last = exchange.At;
            writer.Write(exchange);
            exchange.For?.Count(exchange.At);
            count++;
            if (Goes(life)) waiting.DequeueEnqueue((life, order), (life.Current.At, order));
            else waiting.Dequeue();
            if (!writer.NeedsFlush) continue;
            await writer.FlushAsync(ct).ConfigureAwait(false);
            progress?.Report((last - options.From.UtcTicks) / span);
        }
        await writer.FlushAsync(ct).ConfigureAwait(false);
        return count;

        bool Goes(IEnumerator<Exchange> life)
        {
            if (life.MoveNext() && life.Current.At < options.To.UtcTicks) return true;
            life.Dispose();
            return false;
        }
    }
}
