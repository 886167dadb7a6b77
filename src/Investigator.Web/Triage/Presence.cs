using Investigator.Domain.Audit;
using Investigator.Domain.Triage;
using Investigator.Domain.Usage;

namespace Investigator.Web.Triage;

/// <summary>Who has which subject open on this server, so that two people do not work on one thing unawares. Kept in memory alone: it ends with the tabs.</summary>
public sealed class Presence
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(SubjectKind Kind, string Subject), List<Person>> _open = [];

    /// <summary>Raised when somebody came or went.</summary>
    public Signal Changed { get; } = new();

    /// <summary>Somebody has it open until the answer is disposed of.</summary>
    public IDisposable Enter(SubjectKind kind, string subject, Person who)
    {
        lock (_gate)
        {
            if (!_open.TryGetValue((kind, subject), out var there)) _open[(kind, subject)] = there = [];
            there.Add(who);
        }

        Changed.Raise();
        return new Stay(this, kind, subject, who);
    }

    /// <summary>Names of the others who have it open, each once.</summary>
    /// <param name="myId">Who asks.</param>
    public IReadOnlyList<string> Others(SubjectKind kind, string subject, string myId)
    {
        lock (_gate)
        {
            return _open.TryGetValue((kind, subject), out var there)
                ? [.. there.Where(p => p.Id != myId).DistinctBy(p => p.Id).Select(p => p.Name).Order(StringComparer.Ordinal)]
                : [];
        }
    }

    private void Leave(SubjectKind kind, string subject, Person who)
    {
        lock (_gate)
        {
            var there = _open[(kind, subject)];
            there.RemoveAt(there.FindIndex(p => ReferenceEquals(p, who)));
            if (there.Count == 0) _open.Remove((kind, subject));
        }

        Changed.Raise();
    }

    private sealed class Stay(Presence presence, SubjectKind kind, string subject, Person who) : IDisposable
    {
        private int _left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _left, 1) == 0) presence.Leave(kind, subject, who);
        }
    }
}
