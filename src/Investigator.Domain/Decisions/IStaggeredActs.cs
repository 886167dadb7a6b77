using Investigator.Domain.Audit;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Decisions;

/// <summary>Acts on whole campaigns that were decided and are on their way. They are decided at <see cref="IActionDesk"/> and by approved proposals.</summary>
public interface IStaggeredActs
{
    /// <summary>The acts of a campaign, those on their way first, then the latest first; at most 50.</summary>
    /// <param name="campaign"><c>null</c>: of all campaigns, those on their way alone.</param>
    Task<IReadOnlyList<StaggeredRow>> LoadAsync(Person by, Guid? campaign, CancellationToken ct);

    /// <summary>Its accounts in the order of their moments.</summary>
    /// <param name="waiting">True: those that still wait alone; false: those whose turn came; <c>null</c>: all.</param>
    Task<Page<StaggeredMember>> MembersAsync(Person by, Guid act, bool? waiting, int skip, int take, CancellationToken ct);

    /// <summary>Who still waits is hit now, at one instant.</summary>
    Task<Refusal?> BringForwardAsync(Person by, Guid act, long version, CancellationToken ct);

    /// <summary>Who still waits is not hit. What is in force stays so.</summary>
    Task<Refusal?> StopAsync(Person by, Guid act, long version, string? reason, CancellationToken ct);

    /// <summary>Lets those take effect whose moment has come: each once, however often and by however many servers this is asked. O(accounts that are due).</summary>
    /// <returns>How many decisions came into force.</returns>
    Task<int> TakeEffectAsync(CancellationToken ct);
}

/// <summary>A staggered act in a list.</summary>
/// <param name="Campaign">The campaign's name.</param>
/// <param name="LeftOut">Whose turn came and who was not hit.</param>
/// <param name="NextAt">When the next is hit; <c>null</c>: nobody waits.</param>
public sealed record StaggeredRow(StaggeredAct Act, string Campaign, int Waiting, int InForce, int LeftOut, int Stopped, DateTimeOffset? NextAt)
{
    public int Accounts => Waiting + InForce + LeftOut + Stopped;
}
