using Investigator.Domain.Audit;
using Investigator.Domain.Triage;
using Investigator.Domain.Usage;

namespace Investigator.Web.Tests.Triage;

/// <summary>One stored text, and the acts that were written down around it.</summary>
internal sealed class TextsInMemory : IPromptTexts, IAuditLog
{
    public PromptText? Text { get; set; }

    public List<string> Acts { get; } = [];

    public Task<PromptText?> FindAsync(EventId id, CancellationToken ct) => Task.FromResult(Text?.EventId == id ? Text : null);

    public Task AppendAsync(Person by, string act, string subject, object? detail, CancellationToken ct)
    {
        Acts.Add($"{by.Id} {act} {subject}");
        return Task.CompletedTask;
    }

    public Task<Page<AuditEntry>> LoadAsync(AuditFilter filter, CancellationToken ct) => Task.FromResult(new Page<AuditEntry>([], 0));

    public IAsyncEnumerable<AuditEntry> ReadAllAsync(CancellationToken ct) => AsyncEnumerable.Empty<AuditEntry>();
}
