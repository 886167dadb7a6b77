using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Investigator.Casework.Data.Migrations.Sqlite
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
                type: "TEXT",
                nullable: false,
                defaultValueSql: "'[]'");

            migrationBuilder.AddColumn<int>(
                name: "SharePercent",
                table: "RuleVersion",
                type: "INTEGER",
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
