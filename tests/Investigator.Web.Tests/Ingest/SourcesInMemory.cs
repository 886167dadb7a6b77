using Investigator.Domain.Audit;
using Investigator.Domain.Ingest;
using Investigator.Domain.Usage;

namespace Investigator.Web.Tests.Ingest;

/// <summary>Sources, quarantine and files as a test sets them, and what was asked of them.</summary>
internal sealed class SourcesInMemory : IIngestLedger, IQuarantine, IFileLedger, IRedrive, IAuditLog, ILogFormats
{
    public StoredUsage Stored { get; set; } = new(0, 0, 0, null, null);

    public List<IngestSource> Sources { get; } = [];

    public List<QuarantinedLine> SetAside { get; } = [];

    public List<TakenFile> Files { get; } = [];

    public List<(string Source, string? Format)> Redriven { get; } = [];

    public List<string> MappingProblems { get; } = [];

    public List<(string By, string Act, string Subject)> Acts { get; } = [];

    public RedriveSummary Outcome { get; set; } = new(0, 0, 0, 0, 0, 0);

    /// <summary>What every question answers with; <c>null</c>: what is stored.</summary>
    public Exception? Broken { get; set; }

    /// <summary>What a re-drive answers with; <c>null</c>: <see cref="Outcome"/>.</summary>
    public Exception? Refused { get; set; }

    public Task<IReadOnlyList<IngestSource>> SourcesAsync(CancellationToken ct) => Answer<IReadOnlyList<IngestSource>>(Sources);

    public Task<StoredUsage> StoredAsync(CancellationToken ct) => Answer(Stored);

    public Task<Page<QuarantinedLine>> LoadAsync(string? source, string? reason, int skip, int take, CancellationToken ct)
    {
        var rows = SetAside.Where(line => (source is null || line.Source == source) && (reason is null || line.Reason == reason)).ToList();
        return Answer(new Page<QuarantinedLine>([.. rows.Skip(skip).Take(take)], rows.Count));
    }

    public Task<QuarantineSummary> SummaryAsync(string? source, int take, CancellationToken ct)
    {
        var lines = SetAside.Where(line => source is null || line.Source == source).ToList();
        var reasons = lines.GroupBy(line => line.Reason).Select(why => new QuarantineReason(why.Key, why.Count(), why.Count(line => line.IsWhole), why.Max(line => line.At))).OrderByDescending(why => why.Records).ToList();
        return Answer(new QuarantineSummary([.. reasons.Take(take)], reasons.Count, lines.Count, lines.Count(line => line.IsWhole)));
    }

    public Task<TakenFile?> FindAsync(string path, CancellationToken ct) => Answer(Files.Find(file => file.Path == path));

    public Task NoteAsync(TakenFile file, CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlyList<TakenFile>> LatestAsync(int take, CancellationToken ct) => Answer<IReadOnlyList<TakenFile>>(Files);

    public Task<RedriveSummary> RedriveAsync(string source, string? format, CancellationToken ct)
    {
        Redriven.Add((source, format));
        return Refused is null ? Task.FromResult(Outcome) : Task.FromException<RedriveSummary>(Refused);
    }

    public Task AppendAsync(Person by, string act, string subject, object? detail, CancellationToken ct)
    {
        Acts.Add((by.Id, act, subject));
        return Task.CompletedTask;
    }

    public Task<Page<AuditEntry>> LoadAsync(AuditFilter filter, CancellationToken ct) => throw new NotSupportedException();

    public IAsyncEnumerable<AuditEntry> ReadAllAsync(CancellationToken ct) => throw new NotSupportedException();

    IReadOnlyList<LogFormat> ILogFormats.All => [new(LogFormat.Canonical, "", IngestStream.Events, "built in", ""), new("litellm-spend", "", IngestStream.Events, "built in", "")];

    IReadOnlyList<string> ILogFormats.Problems => MappingProblems;

    public Task<FormatPreview> PreviewAsync(string format, string source, Stream log, int most, CancellationToken ct) => throw new NotSupportedException();

    private Task<T> Answer<T>(T stored) => Broken is null ? Task.FromResult(stored) : Task.FromException<T>(Broken);
}
