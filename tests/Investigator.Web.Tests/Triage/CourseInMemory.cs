using Investigator.Domain.Triage;
using Investigator.Domain.Usage;

namespace Investigator.Web.Tests.Triage;

/// <summary>What was said before and how things are used, as a test lays it down.</summary>
internal sealed class CourseInMemory : IResourceCourse, IAttributeHistory
{
    public List<ResourceDay> Days { get; } = [];

    public KindUse Usual { get; set; } = new(0, Spread.None, Spread.None, Spread.None);

    public List<AttributeChange> Changes { get; } = [];

    /// <summary>What the store does before it answers.</summary>
    public Func<Task> Before { get; set; } = () => Task.CompletedTask;

    public async Task<IReadOnlyList<ResourceDay>> DaysAsync(Resource resource, CancellationToken ct)
    {
        await Before();
        return [.. Days];
    }

    public Task<KindUse> UsualAsync(ResourceKind kind, CancellationToken ct) => Task.FromResult(Usual);

    public async Task<Page<AttributeChange>> ChangesAsync(AccountId account, int skip, int take, CancellationToken ct)
    {
        await Before();
        return new([.. Changes.Skip(skip).Take(take)], Changes.Count);
    }
}
