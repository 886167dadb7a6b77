using Investigator.Casework.Audit;
using Investigator.Domain.Detection;
using Investigator.Domain.Sharing;
using Investigator.Domain.Sharing.Inbound;
using Investigator.Domain.Usage;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Sharing;

/// <summary>What was accepted and counts now, as detection looks for it. Keyed hashes are tried on the attributes of accounts here, with the key of the source that sent them.</summary>
internal sealed class InboundSigns(RecordedActs acts, InboundSecrets secrets, IKeyedAttributes attributes) : IReportedSigns
{
    public async Task<IReadOnlyList<ReportedSign>> StandingAsync(CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var now = acts.Clock.GetUtcNow();
        var sources = await db.InboundSources.AsNoTracking().Where(s => s.EndedAt == null).ToDictionaryAsync(s => s.Id, ct).ConfigureAwait(false);
        if (sources.Count == 0) return [];
        var accepted = await db.ReportedIndicators.AsNoTracking().Where(r => r.State == ReportState.Accepted && (r.ValidUntil == null || r.ValidUntil > now)).OrderBy(r => r.ValueHash).ThenBy(r => r.Id).ToListAsync(ct).ConfigureAwait(false);
        var counting = accepted.Where(r => sources.ContainsKey(r.SourceId) && r.Kind is not null).Select(r => (Report: r, Source: sources[r.SourceId]))
            .Select(r => (r.Report, r.Source, Counts: ReportDecay.Of(r.Report, r.Source.Trust, r.Source.HalfLifeDays, now))).Where(r => r.Counts > 0).ToList();
        var signs = counting.Where(r => !r.Report.Kind!.Value.IsPersonal()).Select(r => Sign(r.Report, r.Source, r.Counts, new(ResourceOf(r.Report.Kind!.Value), r.Report.Value), null, now)).ToList();
        foreach (var of in counting.Where(r => r.Report.Kind!.Value.IsPersonal()).GroupBy(r => (r.Source.Id, r.Report.Kind!.Value)))
            signs.AddRange(await KeyedAsync([.. of], of.Key.Value, now, ct).ConfigureAwait(false));
        return signs;
    }

    /// <summary>The key in base64; <c>null</c> when it is none.</summary>
    public static SharingKey? KeyOf(string? base64)
    {
        var bytes = new byte[(base64?.Length ?? 0) + 4];
        return base64 is not null && Convert.TryFromBase64String(base64.Trim(), bytes, out var length) ? SharingKey.From(bytes.AsSpan(0, length)) : null;
    }

    private async Task<IEnumerable<ReportedSign>> KeyedAsync(List<(ReportedIndicator Report, InboundSource Source, double Counts)> reports, IndicatorKind kind, DateTimeOffset now, CancellationToken ct)
    {
        if (KeyOf(secrets.Open(reports[0].Source.ProtectedHashKey)) is not { } key) return [];
        var wanted = reports.GroupBy(r => r.Report.Value, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.MaxBy(r => r.Counts), StringComparer.Ordinal);
        var (found, tried) = (new List<ReportedSign>(), new Dictionary<string, bool>(StringComparer.Ordinal));
        foreach (var (account, value) in await attributes.AllAsync(kind, ct).ConfigureAwait(false))
        {
            // A card or a device that several accounts have is one thing to look for, and how many have it is counted with it.
            var resource = kind is IndicatorKind.PaymentHash ? ResourceKind.Payment : kind is IndicatorKind.DeviceHash ? ResourceKind.Device : (ResourceKind?)null;
            if (resource is not null && !tried.TryAdd(value, true)) continue;
            if (wanted.TryGetValue(key.Hash(kind, value), out var r)) found.Add(Sign(r.Report, r.Source, r.Counts, resource is { } of ? new Resource(of, value) : null, resource is null ? account : null, now));
        }

        return found;
    }

    private static ReportedSign Sign(ReportedIndicator report, InboundSource source, double counts, Resource? what, AccountId? account, DateTimeOffset now) => new(
        report.Id, what, account, SharedText.Clean(source.Name, 100), counts, (int)ReportDecay.AgeOf(report, now).TotalDays, report.ValidFrom - ReportDecay.LookBack, report.ValidUntil);

    private static ResourceKind ResourceOf(IndicatorKind kind) => kind switch
    {
        IndicatorKind.IpAddress => ResourceKind.IpAddress,
        IndicatorKind.NetworkPrefix => ResourceKind.NetworkPrefix,
        IndicatorKind.AutonomousSystem => ResourceKind.Asn,
        IndicatorKind.TlsFingerprint => ResourceKind.TlsFingerprint,
        IndicatorKind.EmailDomain => ResourceKind.EmailDomain,
        IndicatorKind.UserAgent => ResourceKind.ClientStack,
        IndicatorKind.PromptSkeleton => ResourceKind.PromptSkeleton,
        IndicatorKind.HeaderFingerprint => ResourceKind.HeaderFingerprint,
        IndicatorKind.ToolSchema => ResourceKind.ToolSchema,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Compared by its keyed hash."),
    };
}
