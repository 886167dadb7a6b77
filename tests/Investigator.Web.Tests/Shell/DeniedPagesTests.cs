using System.Reflection;
using Bunit;
using Investigator.Domain.Audit;
using Investigator.Web.Shell;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace Investigator.Web.Tests.Shell;

/// <summary>A partner who types the address of a page sees that it is not theirs, and nothing of it.</summary>
public sealed class DeniedPagesTests : ConsoleContext
{
    public static TheoryData<Type> Closed() =>
        [.. typeof(Denied).Assembly.GetTypes().Where(page => page.GetCustomAttributes<RouteAttribute>().Any() && page.GetCustomAttribute<AuthorizeAttribute>()?.Policy is { } task && task != Web.Sharing.BundleDownload.Policy)];

    [Theory, MemberData(nameof(Closed))]
    public void No_page_of_the_investigation_opens_to_a_partner(Type page)
    {
        SignIn("partner-1", "Partner 1", Role.Partner);

        // None of the page's services is there: had anything of it been made, this would throw.
        var shown = Render<AuthorizeRouteView>(p => p.Add(v => v.RouteData, new RouteData(page, new Dictionary<string, object?>())).Add(v => v.NotAuthorized, _ => "<p data-testid=denied></p>"));

        Assert.NotNull(shown.Find("[data-testid=denied]"));
    }
}
