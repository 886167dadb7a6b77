using Investigator.Domain.Audit;
using Investigator.Domain.Triage;

namespace Investigator.Web.Tests.Triage;

/// <summary>Who was seen at work, in memory.</summary>
internal sealed class ColleaguesInMemory : IColleagues
{
    public List<Person> Seen { get; } = [];

    public Task SeenAsync(Person who, CancellationToken ct)
    {
        if (who.Works) Seen.Add(who);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<Colleague>> AtWorkAsync(CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<Colleague>>([.. Seen.DistinctBy(p => p.Id).Select(p => Colleague.Of(p, DateTimeOffset.UnixEpoch))]);
}
