using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Investigator.Casework.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Families : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Examples",
                table: "RuleVersion",
                type: "nvarchar(max)",
                nullable: false,
                defaultValueSql: "'[]'",
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<int>(
                name: "SharePercent",
                table: "RuleVersion",
                type: "int",
                nullable: false,
                defaultValue: 0);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Examples",
                table: "RuleVersion");

            migrationBuilder.DropColumn(
                name: "SharePercent",
                table: "RuleVersion");
        }
    }
}
