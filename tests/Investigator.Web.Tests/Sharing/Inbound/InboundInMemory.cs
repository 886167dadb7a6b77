using Investigator.Domain.Audit;
using Investigator.Domain.Sharing.Inbound;
using Investigator.Domain.Usage;

namespace Investigator.Web.Tests.Sharing.Inbound;

/// <summary>Sources and reports held in memory, for the pages.</summary>
internal sealed class InboundInMemory : IInboundDesk, ISightingDesk
{
    public List<InboundSourceRow> Sources { get; } = [];

    public List<DeliveryRow> Deliveries { get; } = [];

    public List<ReportRow> Reports { get; } = [];

    public List<SightingRow> Sightings { get; } = [];

    public List<ReceivedRow> Received { get; } = [];

    /// <summary>What was asked to be done, in words.</summary>
    public List<string> Done { get; } = [];

    /// <summary>Why nothing is done.</summary>
    public Refusal? Refusal { get; set; }

    /// <summary>What the store does before it answers.</summary>
    public Func<Task> Before { get; set; } = () => Task.CompletedTask;

    public async Task<IReadOnlyList<InboundSourceRow>> SourcesAsync(Person by, CancellationToken ct)
    {
        await Before();
        return Sources;
    }

    public Task<Done<InboundSourceRow>> AddAsync(Person by, InboundDraft draft, CancellationToken ct)
    {
        Done.Add($"add {draft.Kind} {draft.Name} {draft.Url} {draft.Secret}");
        return Task.FromResult<Done<InboundSourceRow>>(Refusal ?? Domain.Audit.Refusal.NotFound);
    }

    public Task<Refusal?> WeighAsync(Person by, Guid source, long version, int trust, int halfLifeDays, CancellationToken ct) => DoAsync($"weigh {trust} {halfLifeDays}");

    public Task<Refusal?> EndAsync(Person by, Guid source, CancellationToken ct) => DoAsync("end");

    public Task<Refusal?> PullNowAsync(Person by, Guid source, CancellationToken ct) => DoAsync("pull");

    public Task<Done<InboundDelivery>> UploadAsync(Person by, Guid source, string fileName, ReadOnlyMemory<byte> content, CancellationToken ct)
    {
        Done.Add($"upload {fileName} {content.Length}");
        if (Refusal is { } why) return Task.FromResult<Done<InboundDelivery>>(why);
        var delivery = InboundDelivery.Take(Guid.NewGuid(), source, fileName, InboundReaders.Read(content, DateTimeOffset.UtcNow), "hash", content.Length, by, DateTimeOffset.UtcNow);
        return Task.FromResult<Done<InboundDelivery>>(delivery);
    }

    public async Task<Page<DeliveryRow>> DeliveriesAsync(Person by, int skip, int take, CancellationToken ct)
    {
        await Before();
        return new([.. Deliveries.Skip(skip).Take(take)], Deliveries.Count);
    }

    public async Task<Page<ReportRow>> ReportsAsync(Person by, Guid? source, ReportState state, int skip, int take, CancellationToken ct)
    {
        await Before();
        var found = Reports.Where(r => r.Report.State == state && (source is null || r.Report.SourceId == source)).ToList();
        return new([.. found.Skip(skip).Take(take)], found.Count);
    }

    public Task<Refusal?> DecideAsync(Person by, IReadOnlyList<Guid> reports, bool accept, string? note, CancellationToken ct) => DoAsync($"{(accept ? "accept" : "reject")} {reports.Count} {note}".Trim());

    public Task<Refusal?> DecideAllAsync(Person by, Guid delivery, int waiting, bool accept, string? note, CancellationToken ct) => DoAsync($"{(accept ? "accept" : "reject")} all {waiting} {note}".Trim());

    public Task<Done<Sighting>> ProposeAsync(Person by, Guid report, bool isFalse, CancellationToken ct)
    {
        Done.Add(isFalse ? "propose false" : "propose");
        return Task.FromResult<Done<Sighting>>(Refusal ?? Domain.Audit.Refusal.NotFound);
    }

    public Task<Refusal?> DecideAsync(Person by, Guid sighting, string contentHash, bool approve, CancellationToken ct) => DoAsync($"{(approve ? "approve" : "reject")} {contentHash}");

    public Task<Done<byte[]>> MispAsync(Person by, DateTimeOffset? since, CancellationToken ct) => Task.FromResult<Done<byte[]>>(Domain.Audit.Refusal.NotAllowed);

    public Task<Refusal?> TakeBackAsync(Person by, Guid sighting, CancellationToken ct) => DoAsync("take back");

    public async Task<Page<SightingRow>> LoadAsync(Person by, int skip, int take, CancellationToken ct)
    {
        await Before();
        return new([.. Sightings.Skip(skip).Take(take)], Sightings.Count);
    }

    public Task<Page<ReceivedRow>> ReceivedAsync(Person by, int skip, int take, CancellationToken ct) => Task.FromResult(new Page<ReceivedRow>([.. Received.Skip(skip).Take(take)], Received.Count));

    private Task<Refusal?> DoAsync(string what)
    {
        Done.Add(what);
        return Task.FromResult(Refusal);
    }
}
