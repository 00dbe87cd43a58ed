# The command riskanalytics on the .NET runtime, without sources and without books:
#   docker build -t riskanalytics .
#   docker run --rm -v "$PWD:/work" riskanalytics report my-book --out reports
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY global.json Directory.Build.props Directory.Packages.props BannedSymbols.txt .editorconfig LICENSE ./
COPY packaging/ packaging/
# What the libraries carry inside them.
COPY data/policies/ data/policies/
COPY data/scenarios/ data/scenarios/
COPY data/reference/ data/reference/
COPY data/wording/ data/wording/
COPY src/ src/
RUN dotnet publish src/RiskAnalytics.Cli -c Release -o /app --nologo

FROM mcr.microsoft.com/dotnet/runtime:10.0
COPY --from=build /app/ /app/
COPY LICENSE src/RiskAnalytics.Reporting/Fonts/OFL.txt /app/licences/
# The user of the base image who is not root; a mounted folder must let this user write.
USER $APP_UID
WORKDIR /work
ENTRYPOINT ["dotnet", "/app/riskanalytics.dll"]
CMD ["--help"]
