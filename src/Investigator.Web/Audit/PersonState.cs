using Investigator.Domain.Audit;
using Microsoft.AspNetCore.Components.Authorization;

namespace Investigator.Web.Audit;

/// <summary>Who sits in front of this tab, asked anew each time so that an ended sign-in is noticed. Scoped: one per circuit.</summary>
internal sealed class PersonState(AuthenticationStateProvider states)
{
    /// <exception cref="InvalidOperationException">Nobody is signed in any more.</exception>
    public async Task<Person> CurrentAsync() => (await states.GetAuthenticationStateAsync()).User.ToPerson();
}
