using MudBlazor;

namespace Investigator.Web.Shell;

/// <summary>Calm and dense: petrol for what can be acted on, amber for what wants attention, neutral grounds. Every text colour has a contrast of at least 4.5 to its ground in both themes.</summary>
internal static class ConsoleTheme
{
    private static readonly string[] Fonts = ["system-ui", "Segoe UI", "Roboto", "Helvetica Neue", "Noto Sans", "Liberation Sans", "sans-serif"];

    public static MudTheme Theme { get; } = new()
    {
        PaletteLight = new PaletteLight
        {
            Primary = "#0b5f77",
            Secondary = "#5b4b8a",
            Tertiary = "#35606e",
            Info = "#1b5e93",
            Success = "#1e6b3c",
            Warning = "#8a5200",
            Error = "#b3261e",
            Background = "#f5f7f9",
            BackgroundGray = "#eaeef2",
            Surface = "#ffffff",
            AppbarBackground = "#ffffff",
            AppbarText = "#17202b",
            DrawerBackground = "#ffffff",
            DrawerText = "#17202b",
            DrawerIcon = "#516071",
            TextPrimary = "#17202b",
            TextSecondary = "#516071",
            TextDisabled = "#6b7886",
            ActionDefault = "#516071",
            LinesDefault = "#d5dce4",
            LinesInputs = "#7f8c99",
            TableLines = "#e2e7ed",
            Divider = "#d5dce4",
        },
        PaletteDark = new PaletteDark
        {
            Primary = "#6cc5dd",
            PrimaryContrastText = "#0c1a20",
            Secondary = "#b9a9ec",
            SecondaryContrastText = "#17132a",
            Tertiary = "#93c0cf",
            Info = "#82b9ea",
            InfoContrastText = "#0c1a28",
            Success = "#7fcf9b",
            SuccessContrastText = "#0d1f14",
            Warning = "#f0b252",
            WarningContrastText = "#231704",
            Error = "#f59b93",
            ErrorContrastText = "#2b0b08",
            Background = "#10151b",
            BackgroundGray = "#0c1015",
            Surface = "#171e26",
            AppbarBackground = "#171e26",
            AppbarText = "#e6ebf0",
            DrawerBackground = "#171e26",
            DrawerText = "#e6ebf0",
            DrawerIcon = "#a3b1bf",
            TextPrimary = "#e6ebf0",
            TextSecondary = "#a3b1bf",
            TextDisabled = "#8593a1",
            ActionDefault = "#a3b1bf",
            LinesDefault = "#2b3641",
            LinesInputs = "#6b7a89",
            TableLines = "#26303a",
            Divider = "#2b3641",
        },
        Typography = new()
        {
            Default = new DefaultTypography { FontFamily = Fonts, FontSize = "0.875rem", LineHeight = "1.5" },
            H1 = new H1Typography { FontFamily = Fonts, FontSize = "1.5rem", LineHeight = "2rem", FontWeight = "600" },
            H2 = new H2Typography { FontFamily = Fonts, FontSize = "1.125rem", LineHeight = "1.5rem", FontWeight = "600" },
            H3 = new H3Typography { FontFamily = Fonts, FontSize = "1rem", LineHeight = "1.5rem", FontWeight = "600" },
            Body1 = new Body1Typography { FontFamily = Fonts, FontSize = "0.875rem", LineHeight = "1.5" },
            Body2 = new Body2Typography { FontFamily = Fonts, FontSize = "0.8125rem", LineHeight = "1.5" },
            Button = new ButtonTypography { FontFamily = Fonts, FontSize = "0.875rem", FontWeight = "600", TextTransform = "none" },
            Caption = new CaptionTypography { FontFamily = Fonts, FontSize = "0.75rem", LineHeight = "1.4" },
        },
        LayoutProperties = new() { DefaultBorderRadius = "6px", AppbarHeight = "52px", DrawerWidthLeft = "220px" },
    };
}
