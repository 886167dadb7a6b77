using Investigator.Domain.Usage;
using Microsoft.AspNetCore.Components;
using MudBlazor.Services;

namespace Investigator.Web.Shell;

/// <summary>What every page stands on.</summary>
public sealed class ShellServices : IConsolePart
{
    // The largest field of a form, the examples of a prompt family, with every character escaped on its way.
    private const int LongestMessage = 512 * 1024;

    public void Add(IHostApplicationBuilder builder)
    {
        builder.Services.AddMudServices(mud => mud.SnackbarConfiguration.PositionClass = MudBlazor.Defaults.Classes.Position.BottomRight);
        builder.Services.AddRazorComponents().AddInteractiveServerComponents().AddHubOptions(hub => hub.MaximumReceiveMessageSize = LongestMessage);
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddSingleton<News>().AddSingleton<ThemeSheet>();
        builder.Services.AddScoped<ShownTime>().AddScoped<ConsoleScript>().AddScoped<NextAct>().AddScoped<IComponentActivator, CarefulActivator>();
    }

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapStaticAssets().AllowAnonymous();
        routes.MapGet(ThemeSheet.Path, async (HttpResponse response, ThemeSheet sheet) =>
        {
            response.Headers.CacheControl = "public, max-age=31536000, immutable"; // its address says which text it is
            return Results.Text(await sheet.TextAsync(), "text/css");
        }).AllowAnonymous().ExcludeFromDescription();
        routes.MapRazorComponents<App>().AddInteractiveServerRenderMode().RequireAuthorization();
    }
}
