using Bunit;
using Investigator.Domain.Triage;
using Investigator.Web.Shell;
using Investigator.Web.Triage;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Investigator.Web.Tests.Shell;

/// <summary>A page that cannot be made costs the page, not the tab.</summary>
public sealed class CarefulActivatorTests : BunitContext
{
    [Fact]
    public void A_component_whose_service_is_missing_ends_at_the_boundary_around_it()
    {
        Services.AddScoped<IComponentActivator, CarefulActivator>();

        Assert.Contains("QueueTile could not be made", Caught(), StringComparison.Ordinal);
    }

    [Fact]
    public void So_does_one_whose_service_breaks_while_it_is_made()
    {
        Services.AddScoped<IComponentActivator, CarefulActivator>();
        Services.AddSingleton<ITriageQueue>(_ => throw new IOException("locked"));

        Assert.Contains("QueueTile could not be made", Caught(), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_it_the_framework_ends_the_whole_tab() => Assert.Throws<InvalidOperationException>(Caught);

    private string Caught() => Render<ErrorBoundary>(p => p.AddChildContent<QueueTile>().Add(b => b.ErrorContent, broken => $"<p data-testid=caught>{broken.Message}</p>"))
        .Find("[data-testid=caught]").TextContent;
}
