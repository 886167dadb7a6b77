using Investigator.Domain.Decisions;

namespace Investigator.Web.Tests.Decisions;

/// <summary>Heirs that a test says there are.</summary>
internal sealed class HeirsInMemory : IHeirs
{
    public Heirs All { get; set; } = new(0, [], 0);

    public Task<Heirs> OfAsync(Guid campaign, CancellationToken ct) => Task.FromResult(All);
}
