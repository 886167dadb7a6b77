using Bunit;
using Investigator.Domain.Audit;
using Investigator.Web.Campaigns;
using Investigator.Web.Shell;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace Investigator.Web.Tests.Shell;

public sealed class DialogHostTests : ConsoleContext
{
    [Fact]
    public async Task What_breaks_in_a_dialog_is_told_and_the_next_dialog_opens()
    {
        Dialogs.Dispose(); // the host brings its own
        var host = Render<DialogHost>();
        await AskAsync(host, _ => throw new InvalidOperationException("The store is gone."));

        await host.Find("[data-testid=submit]").ClickAsync();

        host.WaitForAssertion(() => Assert.Contains("met an error", host.Find("[data-testid=failed]").TextContent, StringComparison.Ordinal));
        Assert.Empty(host.FindAll("[role=dialog]"));

        await host.Find("[data-testid=failed] button").ClickAsync();
        await AskAsync(host, _ => Task.FromResult<Refusal?>(null));
        host.WaitForAssertion(() => Assert.Single(host.FindAll("[role=dialog]")));
    }

    private Task AskAsync(IRenderedComponent<DialogHost> host, Func<string?, Task<Refusal?>> act)
    {
        var dialogs = Services.GetRequiredService<IDialogService>();
        return host.InvokeAsync(() => { _ = dialogs.ForReasonAsync("Confirm", "All of them.", "Confirm", act); });
    }
}
